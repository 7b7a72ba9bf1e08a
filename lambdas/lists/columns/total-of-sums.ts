import { firstLetters } from '../first-letters.ts'
import { type SeenColumn, sumOf } from './column-look.ts'
import { fieldWords } from './field-words.ts'
import { headerKey } from './recognise-header.ts'
import type { TableColumn } from './table-column.ts'

/** As of every sum that is not plainly called so: an officer is asked. */
const asked = 0.65

/**
 * "Số tiền hỗ trợ | Hỗ trợ thêm | Tổng": "Tổng" alone may be of people as well. Where sums stand below it, in no row less than what is
 * called the sum, they are what is paid.
 */
export function withTotal(columns: readonly TableColumn[], seen: readonly SeenColumn[]): TableColumn[] {
  const total = columns.findLast(({ field, isSaid, header }) => field === null && !isSaid && isTotal(header))
  const sum = columns.findLast(({ field }) => field === 'amount')
  const cells = seen.find(({ index }) => index === total?.index)
  const others = seen.find(({ index }) => index === sum?.index)
  if (!total || !sum || sum.isSaid || total.index < sum.index || cells?.look !== 'sums' || !others) return [...columns]
  const both = [...cells.cells].flatMap(([row, cell]) => {
    const [whole, part] = [sumOf(cell), others.cells.get(row)]
    return whole === null || part === undefined ? [] : [{ whole, part: sumOf(part) ?? 0 }]
  })
  if (both.some(({ whole, part }) => whole < part) || both.every(({ whole, part }) => whole === part))
    return [...columns]
  const reason = `Đọc là ${fieldWords.amount} vì ô nào cũng không nhỏ hơn cột "${firstLetters(sum.header, 60)}"`
  return columns.map((column) => {
    if (column === total) return { ...column, field: 'amount' as const, confidence: asked, reason }
    return column === sum ? { ...column, field: 'rate' as const } : column
  })
}

const isTotal = (header: string): boolean => /^(?:tong|cong|tong so)$/.test(headerKey(header))
