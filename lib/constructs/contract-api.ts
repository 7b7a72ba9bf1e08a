import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { ApiFunction, Route } from '../../lambdas/contract/route.ts'
import { routes } from '../../lambdas/contract/routes.ts'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'
import type { Officers } from './officers.ts'
import type { ServiceFunction } from './service-function.ts'
import { watch } from './watched.ts'

export interface ContractApiProps {
  readonly officers: Officers
  readonly functions: Readonly<Record<ApiFunction, ServiceFunction<ApiFunction>>>
}

/** The HTTP API, made from contract's table of routes: what is not in that table is told so, in our own words. */
export class ContractApi extends Construct {
  readonly api: HttpApi

  constructor(scope: Construct, id: string, props: ContractApiProps) {
    super(scope, id)
    const { config } = houseOf(this)
    this.api = new HttpApi(this, 'Api', {
      apiName: `ansinh-${config.stage}`,
      description: 'An Sinh. Made from lambdas/contract/routes.ts',
      createDefaultStage: false,
    })
    this.#addStage(this.#addRoutes(props))
    watch(this, {
      name: 'api-5xx',
      kind: 'api',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      threshold: 5,
      whenItFails:
        'Máy chủ trả lỗi cho cán bộ và người dân: có việc tra cứu hoặc ghi nhận chi trả không thực hiện được.',
    })
  }

  #addStage(publicRoutes: readonly HttpRoute[]): void {
    const { config } = houseOf(this)
    const { officers, publicRoute } = config.apiThrottle
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: config.logRetention,
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: officers.rate, burstLimit: officers.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        // The route's key and not the path: a path names an account or one person's support.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
            functionMilliseconds: '$context.integrationLatency',
            authorizerError: '$context.authorizer.error',
            integrationError: '$context.integrationErrorMessage',
          }),
        ),
      },
    })
    const { defaultChild } = stage.node
    if (!(defaultChild instanceof CfnStage)) throw new Error('the stage is another resource than it was')
    // Whatever is asked of an address that there is not must not use up what the officers have.
    const own = { ThrottlingRateLimit: publicRoute.rate, ThrottlingBurstLimit: publicRoute.burst }
    defaultChild.routeSettings = {
      ...Object.fromEntries(
        Object.values<Route>(routes).flatMap(({ method, path, access }) =>
          access === 'public' ? [[`${method} ${path}`, own]] : [],
        ),
      ),
      $default: own,
    }
    // API Gateway refuses settings of a route that is not there yet.
    stage.node.addDependency(...publicRoutes)
  }

  /** @returns the routes that need no sign-in, the one of all other addresses among them */
  #addRoutes({ officers, functions }: ContractApiProps): HttpRoute[] {
    const publicRoutes: HttpRoute[] = []
    const signedIn = new HttpUserPoolAuthorizer('Officers', officers.pool, { userPoolClients: [officers.client] })
    const open = new HttpNoneAuthorizer()
    const integrations = new Map<ApiFunction, HttpLambdaIntegration>()
    const integrationOf = (name: ApiFunction) => {
      const integration = integrations.get(name) ?? new HttpLambdaIntegration(name, functions[name].lambda)
      integrations.set(name, integration)
      return integration
    }
    for (const [name, { method, path, function: target, access }] of Object.entries<Route>(routes)) {
      const route = new HttpRoute(this, `Route-${name}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: integrationOf(target),
        authorizer: access === 'public' ? open : signedIn,
      })
      if (access === 'public') {
        publicRoutes.push(route)
        acknowledge(
          route,
          'AwsSolutions-APIG4',
          `${name} is for citizens, who have no account. It gives public figures, one's own support for two facts, or takes a complaint.`,
        )
      }
    }
    // API Gateway's own 404 is JSON in English, which a citizen without a script would be shown as it is.
    const nowhere = new HttpRoute(this, 'Nowhere', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrationOf('information'),
      authorizer: open,
    })
    acknowledge(nowhere, 'AwsSolutions-APIG4', 'It says that there is no such address, to whoever asks for one.')
    return [...publicRoutes, nowhere]
  }
}
