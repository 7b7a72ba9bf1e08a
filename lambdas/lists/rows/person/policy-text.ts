import { headerKey, recogniseHeader } from '../../columns/recognise-header.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { isMark, isNothing } from '../values/birth-cells.ts'

/** "Đối tượng", "Diện": what stands below is a group's name or number. Below "Hộ nghèo" a number is who, how many or how much. */
const ofGroups = /\b(?:doi tuong|dien|loai|nhom|chinh sach|dt)\b/
const number = /^\d[\d.,\s]*(?:đ|đồng)?$/iu
const sum = /\d(?:\D?\d){4}/
/** "00123", "12345": the number of a paper. Grants are in whole thousands. */
const code = /^(?:0\d+|\d{5,6}(?<!000))$/
/** Which group a number means there is said nowhere in the list. */
const ofGroupAlone =
  /^(?:(?:loai|nhom|dien|thuoc|ma) )?(?:doi tuong|dien|nhom|loai ho|chinh sach|dt)(?: huong| ho tro)?$/

const marks = ({ text, column }: FieldCell): boolean =>
  (isMark(text) && !(text === '1' && ofGroupAlone.test(headerKey(lastPart(column.header))))) ||
  (number.test(text) && !ofGroups.test(headerKey(lastPart(column.header))))

/** The sums that stand below groups, in a list that has them in no column of their own. */
export function sumsOfGroups(row: RowView): FieldCell[] {
  return row.all('policy').filter((field) => {
    const isMoney = recogniseHeader(field.column.header.split(' – ')[0] ?? '')?.field === 'amount'
    return marks(field) && (isMoney ? !isNothing(field.text) : sum.test(field.text) && !code.test(field.text))
  })
}

/** Numbers below groups that may be a sum or that of a paper, in a list that has the sums nowhere else. */
export const codesOfGroups = (row: RowView): FieldCell[] =>
  row.all('policy').filter((field) => marks(field) && /^[1-9]/.test(field.text) && code.test(field.text))

/**
 * What a row says of its policy group: in words, or by a mark or a sum in the column of a group ("Diện → Hộ nghèo | Hộ cận
 * nghèo").
 */
export function policyTextOf(row: RowView, log: ProblemLog): string {
  const only = row.map.hasSeveral('policy') ? '' : row.text('policy')
  if (/^\p{L}{2}/u.test(only) && !isMark(only)) return only
  const cells = row.all('policy').filter(({ text }) => !isNothing(text))
  const words = cells.find((field) => !marks(field))
  if (words !== undefined) return words.text
  const [marked, other] = cells
  if (marked === undefined) return ''
  const group = lastPart(marked.column.header)
  if (other !== undefined) {
    const place = { row: row.number, column: other.column, value: other.cell.text }
    const reason = `Dòng đánh dấu cả ${quoted(group)} và ${quoted(lastPart(other.column.header))}`
    log.error(place, 'two-policies', reason, 'Chỉ đánh dấu một diện')
  }
  return group
}

/** "NCC và BTXH", "Hộ nghèo, NCC". */
const among = /[,;+/&]|\svà\s/u

/** Of two groups in one cell the longer word would decide what somebody is given: what it was taken for is told. */
export function tellTwoPolicies(
  row: RowView,
  resolve: ((text: string) => string | null) | undefined,
  log: ProblemLog,
): void {
  const field = row.get('policy')
  if (field === null || resolve === undefined || !among.test(field.text)) return
  const meant = new Set(field.text.split(among).map(resolve))
  meant.delete(null)
  if (meant.size < 2) return
  const taken = resolve(field.text)
  const as = taken === null ? 'chưa rõ là diện nào' : `được hiểu là ${taken}`
  const reason = `${quoted(field.text)} ghi hơn một diện (${[...meant].join(', ')}), ${as}`
  const place = { row: row.number, column: field.column, value: field.cell.text }
  log.warn(place, 'two-policies', reason, 'Chỉ ghi diện được hưởng ở danh sách này; dòng vẫn được nhận')
}

const lastPart = (header: string): string => header.slice(header.lastIndexOf(' – ') + 1).replace(/^– /, '')
