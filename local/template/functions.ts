import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { AwsKeys } from '../aws/credentials.ts'
import type { FunctionSpec } from '../lambda/function-spec.ts'
import type { Resource } from './assembly.ts'
import { placeName } from './naming.ts'
import type { Resolver } from './resolver.ts'
import { TemplateError } from './template-error.ts'

export interface FunctionOptions {
  /** The gateway, for all services. */
  readonly endpoint: string
  /** S3 as a browser reaches it: addresses that a function presigns are for a browser. */
  readonly browserEndpoint: string
  /** A folder outside of any project: no node_modules may be found above a function. */
  readonly taskDirectory: string
  issueKeys(roleArn: string): Required<AwsKeys>
}

const functionShape = z.object({
  Code: z.object({ S3Key: z.string().optional(), ZipFile: z.string().optional() }),
  Handler: z.string(),
  Runtime: z.string(),
  Role: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  RecursiveLoop: z.enum(['Allow', 'Terminate']).default('Terminate'),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional(), LogFormat: z.string().optional() }).default({}),
})

export interface FunctionDeclaration {
  readonly resource: Resource
  readonly roleArn: string
  readonly spec: FunctionSpec
}

/** Reads one function of the template, with its environment as Lambda makes it. Nothing of this process's own environment is in it but PATH. */
export function declareFunction(resolver: Resolver, resource: Resource, options: FunctionOptions): FunctionDeclaration {
  const given = resolver.properties(resource, functionShape)
  const name = resolver.ref(resource)
  if (!given.Runtime.startsWith('nodejs')) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      placeName(resource),
      `the runtime ${given.Runtime} does not run on this machine`,
    )
  }
  const { region } = resource.stack.place
  const keys = options.issueKeys(given.Role)
  const environment: Record<string, string> = {
    ...given.Environment?.Variables,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_ENDPOINT_URL_S3: options.browserEndpoint,
    AWS_EXECUTION_ENV: `AWS_Lambda_${given.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(given.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: given.LoggingConfig.LogGroup ?? `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local/[$LATEST]',
    ...(given.LoggingConfig.LogFormat !== undefined && { AWS_LAMBDA_LOG_FORMAT: given.LoggingConfig.LogFormat }),
    // The cloud's runtime is newer than this machine's Node, which the SDK warns of at each start.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LANG: 'en_US.UTF-8',
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
  }
  return {
    resource,
    roleArn: given.Role,
    spec: {
      name,
      arn: resolver.attribute(resource, 'Arn'),
      handler: given.Handler,
      runtime: given.Runtime,
      codeDirectory: taskRoot(resolver, resource, { name, code: given.Code, directory: options.taskDirectory }),
      timeoutSeconds: given.Timeout,
      memoryMb: given.MemorySize,
      environment,
      reservedConcurrency: given.ReservedConcurrentExecutions,
      mayLoop: given.RecursiveLoop === 'Allow',
    },
  }
}

interface TaskRoot {
  readonly name: string
  readonly code: z.infer<typeof functionShape>['Code']
  readonly directory: string
}

/** A link to the asset's folder. Seen through it, the project's package.json and node_modules are out of reach, as they are in Lambda. */
function taskRoot(resolver: Resolver, resource: Resource, { name, code, directory }: TaskRoot): string {
  const root = join(directory, name)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  if (code.ZipFile !== undefined) {
    mkdirSync(root)
    writeFileSync(join(root, 'index.js'), code.ZipFile)
    return root
  }
  const asset = resolver.assembly.assets.get(code.S3Key ?? '')
  if (asset === undefined || !existsSync(asset) || !statSync(asset).isDirectory()) {
    const reason = `its code ${code.S3Key} is not a folder of cdk.out. Build the functions, then synthesize again`
    throw new TemplateError('NOT_SUPPORTED', placeName(resource), reason)
  }
  symlinkSync(asset, root)
  return root
}
