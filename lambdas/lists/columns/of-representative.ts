import type { Field } from './field.ts'
import { headerKey } from './recognise-header.ts'
import type { TableColumn } from './table-column.ts'

/** What a list says of somebody beside his name. */
export const besideNames: ReadonlySet<Field | null> = new Set([
  'birth',
  'sex',
  'idNumber',
  'idIssuedOn',
  'idIssuedAt',
  'relation',
  'address',
  'phone',
])
/** As of every number and birth of which it is not plain whose they are: an officer is asked. */
const asked = 0.65
/** Why a column of numbers or births is asked about. */
export const ofEither =
  'Cột đứng sau tên người nhận thay hoặc người giám hộ, chưa rõ là của người đó hay của người được hỗ trợ'

/**
 * "Người nhận thay | Số CMND | Quan hệ": what stands behind the name of who takes the money, and stood before it of who is given it,
 * is the other one's. His number would make one person of all whom he stands for, his relation one household. Where the list has no
 * other number or birth, it may be of either.
 */
export function ofRepresentative(columns: readonly TableColumn[]): readonly TableColumn[] {
  if (!columns.some(({ field }) => field === 'representative')) return columns
  const before = new Set<Field | null>()
  let isBeside = false
  let isHis = false
  return columns.map((column) => {
    const { field, header } = column
    if (field === 'representative') {
      isBeside = true
      isHis = false
      return column
    }
    const isOther = isBeside && besideNames.has(field) && before.has('fullName') && !column.isSaid
    if (!isOther || /\bchu ho$/.test(headerKey(header))) {
      isBeside = false
      before.add(field)
      return column
    }
    // Where both live, the list says once.
    const isOfBoth = field === 'address' && !before.has('address') && !before.has('hamlet')
    isHis ||= before.has(field) || field === 'relation'
    if (isHis && !isOfBoth)
      return { ...column, field: 'representative' as const, confidence: Math.min(column.confidence, 0.95) }
    before.add(field)
    if (field !== 'idNumber' && field !== 'birth') return column
    return { ...column, confidence: asked, reason: ofEither }
  })
}
