import type { BatchLineView, BatchSummary } from '../../../lambdas/contract/batches.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { insist } from '../send.ts'

/** A batch as whoever made it has it in his own notebook. */
export interface BatchNote {
  readonly id: string
  readonly officer: StaffSession
  readonly kind: BatchSummary['kind']
  /** The day on which it was made: only on that one it may be confirmed. */
  readonly day: string
  /** What the dry run has to say, as far as the maker knows it: each complaint is a surprise. */
  readonly expects: (batch: BatchSummary, lines: readonly BatchLineView[]) => readonly string[]
  /** While it is written: another office at work on the same people. */
  readonly meanwhile: () => Promise<void>
  /** Đồng that a line which corrects something has handed out more, or less, than before; by support. */
  readonly corrections: ReadonlyMap<string, number>
  /** Who takes it back as soon as it is written. */
  undoneBy: StaffSession | null
  state: BatchSummary['state']
  /** Its dry run was made later than its officer could wait, when others had gone on. */
  isDelayed: boolean
  isEnded: boolean
  summary: BatchSummary | null
  lines: readonly BatchLineView[]
}

export type NewBatch = Pick<BatchNote, 'officer' | 'kind' | 'day'> &
  Partial<Pick<BatchNote, 'expects' | 'meanwhile' | 'corrections' | 'undoneBy'>>

export function noteBatch(book: Book, { id }: { readonly id: string }, made: NewBatch): BatchNote {
  const note: BatchNote = {
    ...{ expects: () => [], meanwhile: async () => {}, corrections: new Map(), undoneBy: null },
    ...made,
    ...{ id, state: 'checking', isDelayed: false, isEnded: false, summary: null, lines: [] },
  }
  book.batches.push(note)
  return note
}

/** Đồng that the batch has handed out, by support; null where its officer does not know. */
export const handedByBatch = ({ lines, corrections }: BatchNote): Map<string, number | null> =>
  new Map(
    lines.flatMap(({ entitlementId, answer, amount, outcome }) => {
      if (entitlementId === null || !outcome || !['done', 'kept'].includes(outcome.kind)) return []
      if (answer === 'correct') return [[entitlementId, corrections.get(entitlementId) ?? null] as const]
      return answer === 'pay' ? [[entitlementId, amount] as const] : []
    }),
  )

export async function linesOf(book: Book, { id, officer }: Pick<BatchNote, 'id' | 'officer'>) {
  const lines: BatchLineView[] = []
  let cursor: string | null = null
  do {
    const query = { only: 'all' as const, ...(cursor === null ? {} : { cursor }) }
    const page: { items: BatchLineView[]; cursor: string | null } = await insist(book, () =>
      officer.api.call('batchLines', { params: { batchId: id }, query }),
    )
    lines.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return lines
}
