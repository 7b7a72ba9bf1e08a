import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { ownMetrics } from '../../runtime/own-metrics.ts'

/**
 * Counts of a programme that differ, also when none does: its alarm holds until a recount of that programme finds none, whatever one of
 * another programme has found.
 */
export function tellDiffering(metrics: Pick<Metrics, 'singleMetric'>, programme: string, differing: number): void {
  const own = metrics.singleMetric()
  own.addDimension('programme', programme)
  own.addMetric(ownMetrics.countsDiffer, MetricUnit.Count, differing)
}
