import { foldText } from '../../domain/names/fold-text.ts'
import { sheetWithoutCopy } from '../rows/headings/group-heading.ts'
import type { Row } from '../workbook/workbook.ts'

const verbs = '(?:chi tra|chi|tra|nhan|phat|linh)'
const paid = new RegExp(`\\bda ${verbs}\\b(?! (?:thong bao|giay|phieu|quyet dinh|ho so)\\b)`)
const unpaid = new RegExp(`\\b(?:chua|khong) (?:duoc )?${verbs}\\b`)
const list = /^(?:danh sach|ds|bang ke|bang|bieu)\b/

/**
 * "Đã chi trả" or "Chưa chi trả", as the name of a sheet or the title of its list says it of all rows; null where neither says one alone.
 * @param title the rows above the header
 */
export function resultOfSheet(name: string, title: readonly Row[]): string | null {
  const titles = title
    .flatMap(({ cells }) => cells.map(({ text }) => foldText(text).trim()))
    .filter((text) => list.test(text))
  const said = [foldText(sheetWithoutCopy(name)).trim(), ...titles]
  const isPaid = said.some((text) => paid.test(text))
  const isUnpaid = said.some((text) => unpaid.test(text))
  if (isPaid === isUnpaid) return null
  return isPaid ? 'Đã chi trả' : 'Chưa chi trả'
}
