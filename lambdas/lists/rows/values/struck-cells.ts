import { cleanText } from '../../../domain/names/clean-text.ts'
import type { Field } from '../../columns/field.ts'
import type { ProblemCode } from '../../problem-code.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

/** What says whose row it is, where he lives and with whom, and as what its doubt is told. Sums that are struck through as a whole are told where they are read. */
const codes: Partial<Record<Field, ProblemCode>> = {
  givenName: 'odd-name',
  birth: 'birth-in-doubt',
  birthDay: 'birth-in-doubt',
  birthMonth: 'birth-in-doubt',
  birthYear: 'birth-in-doubt',
  male: 'birth-in-doubt',
  female: 'birth-in-doubt',
  idNumber: 'id-number-in-doubt',
  hamlet: 'hamlet-in-doubt',
  address: 'hamlet-in-doubt',
  policy: 'unknown-policy',
  relation: 'relation-in-doubt',
  householdCode: 'relation-in-doubt',
  months: 'bad-months',
  days: 'bad-days',
  amount: 'amount-in-doubt',
}

/**
 * Says what is read although an office has crossed it out, and what is left where it has crossed out a part. A row whose name is crossed out is
 * refused as a whole, and one of whose name a part is, as well: what is left may be no name.
 */
export function tellStruck(row: RowView, log: ProblemLog): void {
  if (row.get('fullName')?.cell.struck) return
  for (const { cell, column, text } of row.cells) {
    if (!column?.field || (!cell.struck && cell.whole === undefined)) continue
    const place = { row: row.number, column, value: cell.whole ?? cell.text }
    if (cell.whole !== undefined) {
      const reason = `Một phần của "${quoted(cleanText(cell.whole))}" bị gạch ngang, còn lại "${quoted(text)}"`
      if (column.field === 'fullName') log.error(place, 'struck-row', reason, 'Ghi lại họ tên cho đúng')
      else log.warn(place, codes[column.field] ?? 'cell-comment', reason, 'Nếu không đúng, ghi lại; dòng vẫn được nhận')
      continue
    }
    const code = codes[column.field]
    if (code === undefined || code === 'amount-in-doubt') continue
    log.warn(
      place,
      code,
      `${quoted(text)} bị gạch ngang như đã bỏ, vẫn được đọc`,
      'Ghi lại cho đúng; dòng vẫn được nhận',
    )
  }
}
