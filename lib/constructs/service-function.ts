import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { EnvironmentOf, FunctionName } from '../../lambdas/runtime/environment.ts'
import { ownMetrics } from '../../lambdas/runtime/own-metrics.ts'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'
import type { Need } from './need.ts'
import { watch } from './watched.ts'

export interface ServiceFunctionProps<Name extends FunctionName> {
  /** In Vietnamese: what people lose while it fails. The alarm says it, and the runbook begins with it. */
  readonly whenItFails: string
  readonly needs: Need<EnvironmentOf<Name>>
  /** @default 29 seconds: an HTTP API gives up after 30 */
  readonly timeout?: Duration
  /** MB; CPU comes with it. @default 1024 */
  readonly memorySize?: number
  /** Where calls end that nobody waits for and that failed for good. Required by a test for every asynchronous function. */
  readonly deadLetterQueue?: IQueue
  /**
   * It sends messages to a queue that it reads, to go on where its time ended or to look again later. Lambda takes that for an endless loop
   * and refuses the seventeenth call of such a chain, unless it is told. What ends the chain must stand in the code.
   */
  readonly callsItself?: boolean
}

/** One Lambda function of ours: the bundle of its name, a role of its own, logs that end, a trace, alarms. */
export class ServiceFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly lambda: LambdaFunction

  constructor(scope: Construct, name: Name, props: ServiceFunctionProps<Name>) {
    super(scope, name)
    const { config, dist } = houseOf(this)

    const logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetention,
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `An Sinh ${config.stage}: function ${name}`,
    })
    // Not AWS's managed policy: that one may write into every log group of the account.
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    )
    for (const statement of props.needs.statements) role.addToPolicy(statement)
    for (const { rule, reason } of props.needs.accepted ?? []) acknowledge(role, rule, reason)

    this.lambda = new LambdaFunction(this, 'Function', {
      description: `An Sinh ${config.stage}: ${name}`,
      code: Code.fromAsset(join(dist, 'functions', name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 1024,
      timeout: props.timeout ?? Duration.seconds(29),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      environment: {
        ...props.needs.variables,
        STAGE: config.stage,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: ownMetrics.namespace,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
      ...(props.deadLetterQueue && { deadLetterQueue: props.deadLetterQueue }),
      ...(props.callsItself && { recursiveLoop: RecursiveLoop.ALLOW }),
    })
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray takes trace segments without a resource: PutTraceSegments and PutTelemetryRecords know no ARN.',
    )

    watch(
      this,
      {
        name,
        kind: 'errors',
        metric: this.lambda.metricErrors({ period: Duration.minutes(5), statistic: 'sum' }),
        threshold: 1,
        whenItFails: props.whenItFails,
      },
      {
        name: `${name}-throttled`,
        kind: 'throttles',
        metric: this.lambda.metricThrottles({ period: Duration.minutes(5), statistic: 'sum' }),
        threshold: 5,
        whenItFails: props.whenItFails,
        runbook: 'throttled',
      },
    )
  }
}
