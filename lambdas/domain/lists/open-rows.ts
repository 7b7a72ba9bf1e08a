import { foldText } from '../names/fold-text.ts'
import { decisionKey } from '../payments/decision-key.ts'
import type { ListState } from './list-states.ts'

/** As much of a list as tells whether its refused rows still wait for somebody. */
export interface SentList {
  readonly programme: string
  readonly commune: string
  readonly state: ListState
  readonly fileName: string
  readonly createdAt: number
  readonly decisionNumber: string | null
  readonly decisionDay: string | null
  readonly counts: {
    readonly rows: number
    readonly added: number
    readonly changed: number
    readonly same: number
    readonly refused: number
  }
}

/** Whether rows of this list were refused, so that its officer has to mend them unless he has sent them again since. */
export const leavesRows = ({ state, counts }: Pick<SentList, 'state' | 'counts'>): boolean =>
  (state === 'finished' || state === 'refused') && counts.refused > 0

/** Rows that still wait to be mended: none once the list was sent again, when what is wrong yet is the later list's. */
export const openRows = (list: SentList, others: Iterable<SentList>): number =>
  leavesRows(list) && ![...others].some((other) => isSentAgain(list, other)) ? list.counts.refused : 0

/**
 * Whether a later list is this one sent again, mended, and no supplement: it has everybody whom this one brought, or some of them under the
 * file's own name. Of a list that brought nobody the name alone tells, or as many rows under the same decision.
 */
function isSentAgain(list: SentList, later: SentList): boolean {
  if (later.programme !== list.programme || later.commune !== list.commune) return false
  if (later.createdAt <= list.createdAt || later.counts.rows === 0) return false
  if (later.state !== 'finished' && later.state !== 'refused') return false
  const isSameFile = stemOf(later.fileName) === stemOf(list.fileName)
  const isSameDecision = decisionOf(list) !== null && decisionOf(later) === decisionOf(list)
  const { added, changed, same, rows } = list.counts
  const brought = list.state === 'finished' ? added + changed + same : 0
  if (brought === 0) return isSameFile || (isSameDecision && later.counts.rows === rows)
  const known = later.counts.same + later.counts.changed
  return later.state === 'finished' && isSameDecision && (known >= brought || (isSameFile && known > 0))
}

const decisionOf = ({ decisionNumber: number, decisionDay: day }: SentList): string | null =>
  number && day ? decisionKey({ number, day }) : null

/** "Danh sách - lỗi (1).xlsx" is "Danh sách.xls" with what a browser and our own marking add to a name. */
const stemOf = (fileName: string): string =>
  foldText(fileName)
    .replace(/\.[^.]*$/, '')
    .replace(/(?: - loi| ?\(\d+\)| - copy)+$/, '')
    .trim()
