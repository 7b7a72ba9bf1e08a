import type { ReportPeriod } from './report.ts'
import type { SubscriptionRun } from './subscription.ts'

/** A due time whose mail never went, or of which nobody knows whether it did, and what it would have told of. */
export interface UnsentMail extends ReportPeriod {
  /** Milliseconds since 1970. */
  readonly due: number
}

/** So many are told of; of more the last ones. */
export const mostUnsent = 10

interface Known {
  readonly run: SubscriptionRun | null
  readonly unsent: readonly UnsentMail[]
  /** Due times since the last run at which nobody was there to send. */
  readonly missed: readonly number[]
}

/** What the next mail has to say of those before it; a run of another due time that was not sent never will be. Oldest first. */
export function unsentBefore(
  due: number,
  { run, unsent, missed }: Known,
  periodOf: (due: number) => ReportPeriod,
): readonly UnsentMail[] {
  const given = run !== null && run.due < due && run.state !== 'sent' ? [run.due] : []
  const further = [...given, ...missed].filter((one) => !unsent.some((known) => known.due === one))
  return [...unsent, ...further.map((one) => ({ due: one, ...periodOf(one) }))]
    .sort((a, b) => a.due - b.due)
    .slice(-mostUnsent)
}
