import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { logger, metrics } from './observability.ts'

/**
 * The chain around a function that nobody waits for, as a clock calls it.
 * @param work throws when it could not be done: it is tried again, and whoever is on duty hears of it
 */
export const eventHandler = <Done>(work: (event: unknown, context: Context) => Promise<Done>) =>
  middy<unknown, Done>()
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .use(logMetrics(metrics))
    .handler(work)
