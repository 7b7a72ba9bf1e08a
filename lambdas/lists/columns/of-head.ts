import { besideNames } from './of-representative.ts'
import { headerKey } from './recognise-header.ts'
import type { TableColumn } from './table-column.ts'

/** Sure enough that nobody waits for a word, and told. */
const plain = 0.75
const reason = 'Cột ghi của chủ hộ, chỉ đọc ở dòng của chính chủ hộ'

/**
 * "Chủ hộ | CMND chủ hộ" beside "Họ và tên": the number, the birth of another one. Where the list names heads alone, or tells them by
 * their relation, its people are in that column.
 */
export function ofHead(columns: TableColumn[]): TableColumn[] {
  const has = (name: string) => columns.some(({ field }) => field === name)
  if (!has('fullName') || !has('headName')) return columns
  return columns.map((column) => {
    const isBesideName = besideNames.has(column.field) && column.field !== 'relation' && !column.isSaid
    return isBesideName && saysHead(column) ? { ...column, confidence: plain, reason, isOfHead: true as const } : column
  })
}

const saysHead = ({ header }: TableColumn): boolean =>
  header.split(' – ').some((text) => /\bchu ho$/.test(headerKey(text)))
