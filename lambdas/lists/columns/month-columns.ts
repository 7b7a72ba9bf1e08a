import { namesMonths, ofMonth, partsOf } from './column-meaning.ts'
import type { Field } from './field.ts'
import { headerKey, recogniseHeader } from './recognise-header.ts'
import type { TableColumn } from './table-column.ts'

/** A column for one month of the support: "Tháng 4/2020", or "4" below "Số tiền theo tháng". */
export interface MonthColumn {
  readonly column: TableColumn
  readonly month: number
  /** Null where the header names none. */
  readonly year: number | null
}

const ofGrants: readonly (Field | undefined)[] = ['months', 'amount', 'rate', 'amountPart']
/** "Đã nhận → Tháng 4", "Không nhận": of what was or is not given. */
const otherwise = /\b(?:da|chua|khong|ko|tru|giam)\b/

/** The columns of a table that are for months, by their headers; none where there is only one, or two for one month. */
export function monthColumns(columns: readonly TableColumn[]): readonly MonthColumn[] {
  const found = columns.flatMap((column) => monthOf(column) ?? [])
  const names = new Set(found.map(({ month }) => month))
  return found.length > 1 && names.size === found.length ? found : []
}

function monthOf(column: TableColumn): MonthColumn | null {
  const { field, header, isSaid } = column
  if (field !== 'amountPart' && (field !== null || isSaid)) return null
  const path = header.split(' – ')
  const groups = path.slice(0, -1)
  const own = headerKey(path.at(-1) ?? '')
  // "Tháng 4/2020 – Số tiền | Ký nhận": the month is the group.
  const group = field === 'amountPart' ? path.findIndex((part) => ofMonth.test(headerKey(part))) : -1
  const isOfMonth = ofMonth.test(own) || (field === 'amountPart' && groups.length > 0 && /^\d{1,2}$/.test(own))
  if (group < 0 && !isOfMonth) return null
  if (!path.every((part, at) => at === path.length - 1 || at === group || isOfGrant(part))) return null
  const month = Number(/\d{1,2}/.exec(group < 0 ? own : headerKey(path[group] ?? ''))?.[0])
  const year = /(?<!\d)20\d{2}(?!\d)/.exec(header)?.[0]
  return month >= 1 && month <= 12 ? { column, month, year: year === undefined ? null : Number(year) } : null
}

function isOfGrant(group: string): boolean {
  const key = headerKey(group)
  return (
    !otherwise.test(key) &&
    (partsOf.test(key) || namesMonths.test(key) || ofGrants.includes(recogniseHeader(group)?.field ?? undefined))
  )
}
