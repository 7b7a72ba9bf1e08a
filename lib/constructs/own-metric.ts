import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { FunctionName } from '../../lambdas/runtime/environment.ts'
import { ownMetrics } from '../../lambdas/runtime/own-metrics.ts'

type Counted = Exclude<keyof typeof ownMetrics, 'namespace'>

/**
 * What a function of ours counts by itself: the most of any of its calls within an hour.
 * @param programme where it is counted for each
 */
export const ownMetric = (service: FunctionName, counted: Counted, programme?: string): Metric =>
  new Metric({
    namespace: ownMetrics.namespace,
    metricName: ownMetrics[counted],
    dimensionsMap: { service, ...(programme !== undefined && { programme }) },
    statistic: 'max',
    period: Duration.hours(1),
  })
