import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { FunctionName } from '../../lambdas/runtime/environment.ts'
import { ownMetrics } from '../../lambdas/runtime/own-metrics.ts'

type Counted = Exclude<keyof typeof ownMetrics, 'namespace'>

/** What a function of ours counts by itself: the most of any of its calls within an hour. */
export const ownMetric = (service: FunctionName, counted: Counted): Metric =>
  new Metric({
    namespace: ownMetrics.namespace,
    metricName: ownMetrics[counted],
    dimensionsMap: { service },
    statistic: 'max',
    period: Duration.hours(1),
  })
