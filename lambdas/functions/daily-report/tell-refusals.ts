import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { risingRefusals } from '../../domain/statistics/bulk-refusals.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { ownMetrics } from '../../runtime/own-metrics.ts'
import { readCountsOfDays } from '../../store/counts/counts-store.ts'
import type { Register } from '../../store/table/table.ts'

interface RefusalsDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly metrics: Pick<Metrics, 'addMetric' | 'singleMetric'>
}

/** The first look after midnight sees the day before once more: what was entered since ten past eleven no other look would see. */
const lookedBack = 65 * 60_000

/**
 * Counts the communes where many have refused and today, or late last evening, more do: an alarm rings at the first. Each commune's own figure stands beside it
 * under its code, so that whoever hears the alarm sees where. Some 300 reads.
 */
export async function tellRefusals(
  { register, tree, metrics }: RefusalsDesk,
  programme: string,
  now: number,
): Promise<{ communes: number }> {
  const today = localDay(now)
  const days = { unit: tree.root.code, from: localDay(now - lookedBack), to: today }
  const { cells, moved } = await readCountsOfDays(register, tree, programme, days)
  const rising = risingRefusals(cells, moved)
  metrics.addMetric(ownMetrics.communesRefusing, MetricUnit.Count, rising.length)
  for (const { commune, refused } of rising) {
    const own = metrics.singleMetric()
    own.addDimension('programme', programme)
    own.addDimension('commune', commune)
    own.addMetric('PeopleRefusing', MetricUnit.Count, refused.people)
  }
  return { communes: rising.length }
}
