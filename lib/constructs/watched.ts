import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IConstruct } from 'constructs'

/** Signs of one kind are counted in one unit. `findings` are what a function itself looks for. */
export type SignKind = 'api' | 'errors' | 'throttles' | 'dead-letters' | 'waiting' | 'findings'

/** A sign that something goes wrong, as the part that knows it tells it. The watch stack makes an alarm of each. */
export interface Watched {
  /** Also the alarm's name after the stage, and its section in docs/runbook.md. */
  readonly name: string
  readonly kind: SignKind
  readonly metric: Metric
  /** The alarm rings when the metric is at or above it. */
  readonly threshold: number
  /** What was found at one moment holds until it is looked for again: without a new figure the alarm stays as it is. */
  readonly holds?: boolean
  /** Periods of the metric in a row. */
  readonly periods?: number
  /** In Vietnamese, for whoever gets the alarm: what people lose now. */
  readonly whenItFails: string
  /** Section of the runbook, when several alarms share one. */
  readonly runbook?: string
}

/**
 * Parts tell here what is to be watched, and the watch stack reads it when all of them stand. So no part depends on the alarms, and
 * the alarms depend on every part: there is no cycle.
 */
const registers = new WeakMap<IConstruct, Watched[]>()

export function watch(part: IConstruct, ...signs: readonly Watched[]): void {
  const root = part.node.root
  registers.set(root, [...(registers.get(root) ?? []), ...signs])
}

export const watchedIn = (part: IConstruct): readonly Watched[] => registers.get(part.node.root) ?? []
