import type { CheckedItem, OpenSheet } from '../../lists/checked-list.ts'
import type { SheetColumns } from '../../lists/columns/distinct-columns.ts'

type SheetReport = Extract<CheckedItem, { kind: 'sheet' }>['sheet']

/** A sheet that waits for an officer to say what its columns are. */
export type OpenTable = OpenSheet & { readonly name: string }

/** The sheets of a file, as their columns were read, and as they stood before anybody had said what they are. */
export class SeenSheets {
  private readonly sheets: SheetReport[] = []

  add(sheet: SheetReport): void {
    this.sheets.push(sheet)
  }

  /** Of the sheets that were read. */
  get read(): SheetColumns {
    return new Map(this.sheets.map(({ name, columns }) => [name, columns]))
  }

  /** The first that waits. Beside a sheet that is read it is more likely a report, and is told of only. */
  open(): OpenTable | null {
    if (this.sheets.some(({ columns }) => columns.length > 0)) return null
    const waiting = this.sheets.find(({ open }) => open !== undefined)
    return waiting?.open === undefined ? null : { name: waiting.name, ...waiting.open }
  }

  /** For an officer to look at: of a file that waits, what stands in the sheet of which he is asked. */
  columns(): SheetColumns {
    const open = this.open()
    return open === null ? this.read : new Map([[open.name, open.columns]])
  }

  /** What was said of them before must not make another form of it. */
  formColumns(): SheetColumns {
    const own = this.sheets.filter(({ columns, open }) => columns.length > 0 && open === undefined)
    if (own.length > 0) return new Map(own.map(({ name, columns }) => [name, columns]))
    return new Map(this.sheets.map(({ name, columns, open }) => [name, open?.columns ?? columns]))
  }
}
