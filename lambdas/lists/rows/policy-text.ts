import { headerKey, recogniseHeader } from '../columns/recognise-header.ts'
import { isMark, isNothing } from './birth-cells.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { FieldCell, RowView } from './row-view.ts'

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

const lastPart = (header: string): string => header.slice(header.lastIndexOf(' – ') + 1).replace(/^– /, '')
