import { rangeWatchMs } from '../../../lambdas/domain/lists/list-duties.ts'
import { workOnRange } from '../../../lambdas/functions/intake/bring-range.ts'
import { watchRanges } from '../../../lambdas/functions/intake/gather-ranges.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import type { ListMessage, RangeMessage, WatchMessage } from '../../../lambdas/functions/intake/list-message.ts'
import { ListBusy, workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import { rowsItem } from '../../../lambdas/store/lists/list-item.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { keptParts } from '../../support/kept-parts.ts'
import { lastingItems } from '../../support/lasting-state.ts'
import { everything, exchange, marks, matcher, tree } from './desk.ts'

/** So few that a list of some dozens of rows is one of many chunks. */
export const rowsPerChunk = 8

export type Message = ListMessage | RangeMessage | WatchMessage

/** The queue of a list and of its ranges, with the functions that read it: the clock goes on when one of them has died. */
export class Queue {
  readonly waiting: Message[] = []
  /** Words for later: one is delivered when nothing else waits, and then its time has gone by. */
  readonly later: WatchMessage[] = []
  readonly parts = keptParts()
  functions = 0
  /** Functions without a message, each waiting for the next change. */
  private readonly idle: (() => void)[] = []

  constructor(
    readonly file: Uint8Array,
    readonly rowsPerRange: number,
    public now: number,
  ) {}

  intake(register: Register, timeLeft = (): number => 900_000): Intake {
    return {
      register,
      tree,
      marks,
      matcher,
      exchange,
      parts: this.parts,
      rowsPerRange: this.rowsPerRange,
      rowsPerChunk,
      fileOf: async () => ({ content: this.file, facts: { sha256: '0'.repeat(64), bytes: this.file.length } }),
      now: () => this.now,
      timeLeft,
      callAgain: async (listId) => this.send({ listId, version: null }),
      callRange: async (listId, range) => this.send({ listId, range }),
      callWatch: async (listId) => void this.later.push({ listId, watch: true }),
    }
  }

  private send(message: Message): void {
    this.waiting.push(message)
    this.wake()
  }

  private wake(): void {
    for (const look of this.idle.splice(0)) look()
  }

  /** One message in one function; whatever it throws, the message comes back after the pause that a queue makes. */
  async read(register: Register, message: Message, timeLeft?: () => number): Promise<'done' | 'again'> {
    const attempt = `function-${this.functions++}`
    const intake = this.intake(register, timeLeft)
    try {
      if ('range' in message) await workOnRange(intake, message, attempt)
      else if ('watch' in message) await watchRanges(intake, message)
      else await workOnList(intake, message, attempt)
      return 'done'
    } catch (error) {
      if (!(error instanceof ListBusy) && !isOfTheTest(error)) throw error
      this.now += 130_000
      this.waiting.push(message)
      return 'again'
    }
  }

  /**
   * Reads until no message waits, by so many functions side by side, each with a client of its own.
   * @param take which of the waiting messages is delivered next
   */
  async drain(
    hands: number,
    clientOf: () => Register,
    take: (waiting: number) => number,
    timeLeft?: () => () => number,
  ): Promise<void> {
    let running = 0
    const hand = async (): Promise<void> => {
      for (;;) {
        const [message] =
          this.waiting.length > 0 || running > 0
            ? this.waiting.splice(take(this.waiting.length), 1)
            : this.later.splice(0, 1)
        if (!message && running === 0) return
        if (message && 'watch' in message) this.now += rangeWatchMs
        if (!message) {
          await new Promise<void>((look) => this.idle.push(look))
          continue
        }
        running++
        try {
          await this.read(clientOf(), message, timeLeft?.())
        } finally {
          running--
          this.wake()
        }
      }
    }
    await Promise.all(Array.from({ length: hands }, hand))
  }
}

const isOfTheTest = (error: unknown): boolean =>
  error instanceof Error &&
  /killed|Rate exceeded|TransactionCanceled|Transaction cancelled/.test(`${error.name} ${error.message}`)

/**
 * What the register says, however the rows of a list were dealt: results by their row and not by the chunk that they came in, cells of
 * the counts and not their parts, no ranges, and not how often a claim was written: two rows of one number may share a transaction.
 */
export async function saidBy(register: Register): Promise<{ items: unknown[]; rows: unknown[]; cells: unknown }> {
  const all = await everything(register)
  const isOf =
    (start: string, key: 'pk' | 'sk') =>
    (item: Record<string, unknown>): boolean =>
      String(item[key]).startsWith(start)
  const results = all
    .filter(isOf('ROWS#', 'sk'))
    .flatMap(({ pk, rows }) => rowsItem.parse({ rows }).rows.map((row) => ({ pk, ...row })))
  const cells: Record<string, Record<string, number>> = {}
  const isCount = (item: Record<string, unknown>): boolean => isOf('COUNT#', 'pk')(item) || isOf('DAYS#', 'pk')(item)
  for (const { pk, sk, ...figures } of all.filter(isCount)) {
    const name = `${pk} ${String(sk)
      .split('#')
      .slice(0, String(pk).startsWith('DAYS#') ? 3 : 2)
      .join('#')}`
    const cell = cells[name] ?? {}
    // As often as it was written.
    const { moves: _moves, ...counted } = figures
    for (const [figure, value] of Object.entries(counted)) cell[figure] = (cell[figure] ?? 0) + Number(value)
    cells[name] = cell
  }
  const others = all.filter((item) => !['ROWS#', 'RANGE#'].some((start) => isOf(start, 'sk')(item)) && !isCount(item))
  return {
    items: lastingItems(others.map(withoutWrites)),
    rows: results.toSorted((a, b) => (a.pk === b.pk ? a.row - b.row : String(a.pk) < String(b.pk) ? -1 : 1)),
    cells,
  }
}

function withoutWrites(item: Record<string, unknown>): Record<string, unknown> {
  const { version, ...rest } = item
  return item.sk === 'CLAIM' ? rest : item
}
