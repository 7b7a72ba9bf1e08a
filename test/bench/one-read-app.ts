import { join } from 'node:path'
import { App, CfnOutput, Stack } from 'aws-cdk-lib'
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { build } from 'esbuild'

/** A table, a function of one read with the memory of the product's own functions, and one open route to it. */
export async function synthesizeOneRead(folder: string): Promise<string> {
  const code = join(folder, 'one-read')
  await build({
    entryPoints: [join(import.meta.dirname, 'one-read-handler.ts')],
    outfile: join(code, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  const outdir = join(folder, 'one-read.out')
  const app = new App({ outdir, analyticsReporting: false })
  const stack = new Stack(app, 'OneRead', { env: { account: '000000000000', region: 'ap-southeast-1' } })
  const table = new TableV2(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } })
  const read = new LambdaFunction(stack, 'Read', {
    code: Code.fromAsset(code),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    memorySize: 1024,
    environment: { TABLE: table.tableName },
  })
  table.grantReadData(read)
  const api = new HttpApi(stack, 'Api')
  api.addRoutes({ path: '/one', methods: [HttpMethod.POST], integration: new HttpLambdaIntegration('Read', read) })
  new CfnOutput(stack, 'TableName', { value: table.tableName })
  app.synth()
  return outdir
}
