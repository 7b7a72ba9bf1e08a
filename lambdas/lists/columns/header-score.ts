import { type Field, nameFields } from './field.ts'
import type { TableColumn } from './table-column.ts'

const weights: Partial<Record<Field, number>> = {
  fullName: 3,
  headName: 2.5,
  idNumber: 2,
  birth: 2,
  male: 1.5,
  female: 1.5,
  amount: 1.5,
  amountPart: 1.6,
}

/** Whether a header names people. */
export const namesAnybody = (columns: readonly TableColumn[]): boolean =>
  columns.some(({ field }) => field !== null && nameFields.has(field))

/** How well columns make the header of a list: 0 where they name nobody, or say nothing besides. */
export function scoreOf(columns: readonly TableColumn[]): number {
  const seen = new Map<Field, number>()
  for (const { field, confidence } of columns) {
    if (field !== null) seen.set(field, Math.max(seen.get(field) ?? 0, confidence))
  }
  if (seen.size < 2 || !namesAnybody(columns)) return 0
  // Groups in columns of their own: the row that names them belongs to the header.
  const groups = new Set(columns.flatMap(({ index, field }) => (field === 'policy' ? [index] : []))).size
  let score = groups > 1 ? groups * 0.05 : 0
  for (const [field, confidence] of seen) score += confidence * (weights[field] ?? 1)
  return score
}
