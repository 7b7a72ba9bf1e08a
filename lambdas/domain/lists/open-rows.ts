import { foldText } from '../names/fold-text.ts'
import { decisionKey } from '../payments/decision-key.ts'
import type { ListState } from './list-states.ts'

/** As much of a list as tells whether its refused rows still wait for somebody. */
export interface SentList {
  readonly programme: string
  readonly commune: string
  readonly policy: string | null
  readonly state: ListState
  /** The file as a whole was not taken, whatever stands in its rows: nobody can mend those one by one. */
  readonly isRefusedWhole: boolean
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
    /** People of whom the check has said that one of two rows is to be taken out. */
    readonly duplicates: number
  }
}

/** Whether rows of this list were refused, so that its officer has to mend them unless he has sent them again since. */
export const leavesRows = ({
  state,
  counts,
  isRefusedWhole,
}: Pick<SentList, 'state' | 'counts' | 'isRefusedWhole'>): boolean =>
  !isRefusedWhole && (state === 'finished' || state === 'refused') && counts.refused > 0

/** Rows that still wait to be mended: none once the list was sent again, when what is wrong yet is the later list's. */
export const openRows = (list: SentList, others: Iterable<SentList>): number =>
  leavesRows(list) && ![...others].some((other) => isSentAgain(list, other)) ? list.counts.refused : 0

/**
 * Whether a later list is this one sent again, mended, and no supplement. Under the file's own name it has some of those whom this one
 * brought, or brings as many as were refused; under another one it is of the same policy and has everybody whom this one brought, but for as
 * many as stood twice and were to be taken out, and no more than stood in it. Of a list that brought nobody the name alone tells, or as many
 * rows of its policy. Never of another decision.
 */
function isSentAgain(list: SentList, later: SentList): boolean {
  if (later.programme !== list.programme || later.commune !== list.commune) return false
  if (later.createdAt <= list.createdAt || later.counts.rows === 0 || later.isRefusedWhole) return false
  if (later.state !== 'finished' && later.state !== 'refused') return false
  const [decision, laterDecision] = [decisionOf(list), decisionOf(later)]
  if (decision !== null && laterDecision !== null && laterDecision !== decision) return false
  const isSameFile = stemOf(later.fileName) === stemOf(list.fileName)
  const isSameGrant = decision !== null && laterDecision === decision && later.policy === list.policy
  const { added, changed, same, rows, refused, duplicates } = list.counts
  const brought = list.state === 'finished' ? added + changed + same : 0
  if (brought === 0) return isSameFile || (isSameGrant && later.counts.rows === rows)
  if (later.state !== 'finished' || decision === null || laterDecision === null) return false
  const known = later.counts.same + later.counts.changed
  if (isSameFile) return known > 0 || later.counts.added >= refused
  return isSameGrant && known * 2 > brought && known >= brought - duplicates && known <= rows
}

const decisionOf = ({ decisionNumber: number, decisionDay: day }: SentList): string | null =>
  number && day ? decisionKey({ number, day }) : null

/** "Danh sách - lỗi (1) đã sửa.xlsx" is "Danh sách.xls" with what a browser, our own marking and whoever mends it add to a name. */
const stemOf = (fileName: string): string =>
  foldText(fileName)
    .replace(/\.[^.]*$/, '')
    .replace(/(?: - loi| ?\(\d+\)| - copy|[ _(-]+(?:da )?sua(?: lai| lan \d{1,2})?\)?)+$/, '')
    .trim()
