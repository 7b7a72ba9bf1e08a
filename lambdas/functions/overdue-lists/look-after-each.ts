import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'

/** What was done for one thing that stood still. */
export type Care = 'nothing' | 'called' | 'ended'

interface Looked<T> {
  readonly overdue: AsyncIterable<T>
  /** What the log calls it by. */
  readonly named: (one: T) => Readonly<Record<string, string>>
  /** What the log says was done. */
  readonly codes: Readonly<Partial<Record<Care, string>>>
  readonly look: (one: T) => Promise<Care>
}

/** Looks after all that is overdue, each by itself: what cannot be looked after keeps nobody from the others. */
export async function lookAfterEach<T>({
  overdue,
  named,
  codes,
  look,
}: Looked<T>): Promise<Record<Care | 'failed', number>> {
  const done = { nothing: 0, called: 0, ended: 0, failed: 0 }
  for await (const one of overdue) {
    try {
      const care = await look(one)
      done[care]++
      const code = codes[care]
      if (code !== undefined) logger.info(code, named(one))
    } catch (error) {
      done.failed++
      logger.error(logCodes.failed, { ...named(one), error: describeError(error) })
    }
  }
  return done
}
