import type { Field } from '../../columns/field.ts'
import type { Cell } from '../../workbook/workbook.ts'

/** Excel's errors, as a CSV and whoever pastes values have them in words. */
const errors = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!'])

export const withError = (cell: Cell): Cell =>
  cell.kind === 'text' && cell.text.includes('#') && errors.has(cell.text.trim().toUpperCase())
    ? { ...cell, kind: 'error' }
    : cell

export const isUnreadable = ({ kind }: Cell): boolean => kind === 'error' || kind === 'formula-without-value'

/** What a row can do without. Name, birth, number and sum cannot be read refuse it, or are told where they are read. */
const dispensable: ReadonlySet<Field | null> = new Set([
  'stt',
  'sex',
  'maleAge',
  'femaleAge',
  'hamlet',
  'address',
  'commune',
  'policy',
  'relation',
  'householdCode',
  'householdSize',
  'days',
  'note',
])

/** @param hasNames whether another column has the names: else the head's name is the person's own */
export const leavesRowIn = (field: Field | null, hasNames: boolean): boolean =>
  dispensable.has(field) || (field === 'headName' && hasNames)
