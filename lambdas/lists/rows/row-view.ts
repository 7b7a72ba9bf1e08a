import { cleanText } from '../../domain/names/clean-text.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import type { Field } from '../columns/field.ts'
import { type MonthColumn, monthColumns } from '../columns/month-columns.ts'
import type { TableColumn } from '../columns/table-column.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { isUnreadable, leavesRowIn, withError } from './values/cell-errors.ts'

export type FieldCell = { readonly cell: Cell; readonly column: TableColumn; readonly text: string }

const otherBirths: readonly Field[] = ['birthDay', 'birthMonth', 'birthYear', 'male', 'female']
const columnsOfSexes: readonly Field[] = ['male', 'female', 'maleAge', 'femaleAge']

/** Which columns hold a field; made once for a table, asked for every cell. */
export class ColumnMap {
  readonly columns: readonly TableColumn[]
  private readonly byIndex: (TableColumn | undefined)[] = []
  private readonly present: ReadonlySet<Field>
  private readonly repeated: ReadonlySet<Field>
  /** Whether some columns are of the head whom another one names. */
  readonly hasHeads: boolean
  /** Whether no column but those of births says when somebody was born. */
  readonly hasBirthsAlone: boolean
  /** Whether each sex has columns of its own. */
  readonly dividesSexes: boolean
  /** Those for months, which marks or sums name; mostly none. */
  readonly months: readonly MonthColumn[]

  constructor(columns: readonly TableColumn[]) {
    this.columns = columns
    for (const column of columns) this.byIndex[column.index] = column
    this.hasHeads = columns.some(({ isOfHead }) => isOfHead)
    this.present = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])))
    this.hasBirthsAlone = !otherBirths.some((field) => this.present.has(field))
    this.dividesSexes = columnsOfSexes.some((field) => this.present.has(field))
    this.months = monthColumns(columns)
    this.repeated = new Set(
      [...this.present].filter((field) => columns.filter((one) => one.field === field).length > 1),
    )
  }

  /** Whether several columns hold it. */
  hasSeveral(field: Field): boolean {
    return this.repeated.has(field)
  }

  at(index: number): TableColumn | undefined {
    return this.byIndex[index]
  }

  has(field: Field): boolean {
    return this.present.has(field)
  }

  first(field: Field): TableColumn | null {
    return this.columns.find((column) => column.field === field) ?? null
  }
}

const none: RowView['cells'] = []

/** One row seen through the meaning of its columns; only cells that say something are in it. */
export class RowView {
  readonly number: number
  readonly hidden: boolean
  readonly map: ColumnMap
  readonly cells: readonly { cell: Cell; column: TableColumn | undefined; text: string }[]
  /** What it says of the head whom it names beside the person. */
  readonly ofHead: RowView['cells']
  /** Cells that hold Excel's error, or a formula never computed, where the row can do without them: they say nothing. */
  readonly unreadable: readonly FieldCell[]

  constructor(row: Row, map: ColumnMap) {
    this.number = row.number
    this.hidden = row.hidden
    this.map = map
    const cells: { cell: Cell; column: TableColumn | undefined; text: string }[] = []
    const unreadable: FieldCell[] = []
    for (const written of row.cells) {
      const column = map.at(written.column)
      if (column?.field === 'problems') continue
      const cell = withError(written)
      const text = cleanText(cell.text)
      if (column !== undefined && isUnreadable(cell) && leavesRowIn(column.field, map.has('fullName'))) {
        unreadable.push({ cell, column, text })
        continue
      }
      if (text !== '' || cell.kind === 'formula-without-value') cells.push({ cell, column, text })
    }
    const isOther = map.hasHeads && isBesideHead(cells)
    this.cells = isOther ? cells.filter(({ column }) => !column?.isOfHead) : cells
    this.ofHead = isOther ? cells.filter(({ column }) => column?.isOfHead) : none
    this.unreadable = unreadable
  }

  /** Whether something stands in the field that cannot be read. */
  cannotRead(field: Field): boolean {
    return this.unreadable.some(({ column }) => column.field === field)
  }

  /** All that it says, as "II | Buôn Ky | 25 hộ"; of a row with nothing but errors, these. */
  line(): string {
    const written = this.cells.length > 0 ? this.cells : this.unreadable
    return written.map(({ text }) => text).join(' | ')
  }

  get(field: Field): FieldCell | null {
    if (!this.map.has(field)) return null
    for (const one of this.cells) if (isOf(one, field)) return one
    return null
  }

  all(field: Field): FieldCell[] {
    const found: FieldCell[] = []
    if (!this.map.has(field)) return found
    for (const one of this.cells) if (isOf(one, field)) found.push(one)
    return found
  }

  text(field: Field): string {
    return this.get(field)?.text ?? ''
  }
}

/** Cells are handed out as they are kept: most rows are asked some fifty times. */
const isOf = (one: RowView['cells'][number], field: Field): one is FieldCell => one.column?.field === field

/** Whether a row names the head of somebody else's household beside him. */
function isBesideHead(cells: RowView['cells']): boolean {
  const said = (field: Field): string => foldText(cells.find(({ column }) => column?.field === field)?.text ?? '')
  const [name, head] = [said('fullName'), said('headName')]
  return name !== '' && head !== '' && name !== head
}
