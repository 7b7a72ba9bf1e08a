import * as SheetJs from '@e965/xlsx'
import type { ProblemCode } from '../../lambdas/lists/problem-code.ts'

/** A cell as it is typed: a text or number, or one with Excel's own trappings (number format `z`, formula `f`). */
export type Typed =
  | string
  | number
  | null
  | { t: 'n' | 's' | 'b' | 'e'; v?: string | number | boolean; z?: string; f?: string }

export type Day = { year: number; month: number | null; day: number | null }

/** What the list says of one person, as somebody would say who reads it with his own eyes. */
export type TruePerson = {
  sheet: string
  row: number
  fullName: string
  birth: Day | null
  sex: 'nam' | 'nữ' | null
  idNumbers: string[]
  hamlet: string | null
  policyText: string | null
  amount: number | null
  /** Row of the head, and whether it is this one; null where the list knows no households. */
  household: { headRow: number; isHead: boolean } | null
}

/** A remark that has to be made, and no other may be. */
export type TrueRemark = { sheet: string; row: number | null; code: ProblemCode; suggestion: string | null }

export type Truth = {
  /** What is messy in it, by the numbers of the mess that lists are known for. */
  mess: string
  people: TruePerson[]
  /** Rows that cannot be taken as they stand, with the mend that is beyond doubt where there is one. */
  refused: TrueRemark[]
  /** Rows that are taken with a remark, and remarks on sheets. */
  warned: TrueRemark[]
  declared: { people: number | null; amount: number | null }
  /** What is true of a list in the letters of an old font once a person has confirmed that; without his word its rows are refused. */
  converted?: Read
  /** What its title says, where that is part of the mess. */
  title?: { communeName?: string; decisionNumber?: string; decisionDate?: { year: number; month: number; day: number } }
}

export type MessyList = { fileName: string; bytes: Uint8Array; truth: Truth }

/** One sheet while it is being typed, and what is true of it. */
export class Paper {
  readonly name: string
  readonly rows: (readonly Typed[])[] = []
  readonly merged: string[] = []
  readonly hiddenRows: number[] = []
  readonly hiddenColumns: number[] = []
  readonly people: TruePerson[] = []
  readonly refused: TrueRemark[] = []
  readonly warned: TrueRemark[] = []
  isHidden = false

  constructor(name: string) {
    this.name = name
  }

  /** Gives the number of the row, as Excel shows it. */
  add(cells: readonly Typed[] = []): number {
    this.rows.push(cells)
    return this.rows.length
  }

  person(row: number, facts: Partial<TruePerson> & { fullName: string }): void {
    const unknown = {
      birth: null,
      sex: null,
      idNumbers: [],
      hamlet: null,
      policyText: null,
      amount: null,
      household: null,
    }
    this.people.push({ ...unknown, ...facts, sheet: this.name, row })
  }

  refuse(row: number | null, code: ProblemCode, suggestion: string | null = null): void {
    this.refused.push({ sheet: this.name, row, code, suggestion })
  }

  warn(row: number | null, code: ProblemCode, suggestion: string | null = null): void {
    this.warned.push({ sheet: this.name, row, code, suggestion })
  }
}

export type WorkbookKind = 'xlsx' | 'xlsm' | 'biff8' | 'xlml'

/** The sheets as a workbook; by SheetJS, because the house's own writer makes no mess. */
export function workbookOf(papers: readonly Paper[], kind: WorkbookKind = 'xlsx', date1904 = false): Uint8Array {
  const book = SheetJs.utils.book_new()
  for (const paper of papers) SheetJs.utils.book_append_sheet(book, sheetOf(paper), paper.name)
  book.Workbook = {
    Sheets: papers.map(({ isHidden }) => ({ Hidden: isHidden ? 1 : 0 })),
    WBProps: { date1904 },
  }
  if (kind === 'xlsm') book.vbaraw = macros()
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType: kind, compression: true }) as ArrayBuffer)
}

/** The part that macros stand in, of a project that does nothing. */
function macros(): Uint8Array {
  const project = SheetJs.CFB.utils.cfb_new()
  SheetJs.CFB.utils.cfb_add(project, '/PROJECT', new TextEncoder().encode('Name="VBAProject"'))
  return new Uint8Array(SheetJs.CFB.write(project, { type: 'array' }) as ArrayBuffer)
}

function sheetOf(paper: Paper): SheetJs.WorkSheet {
  const sheet: SheetJs.WorkSheet = {}
  let width = 1
  for (const [r, row] of paper.rows.entries()) {
    width = Math.max(width, row.length)
    for (const [c, typed] of row.entries()) {
      if (typed === null) continue
      const cell =
        typeof typed === 'object' ? typed : { t: typeof typed === 'number' ? ('n' as const) : ('s' as const), v: typed }
      sheet[SheetJs.utils.encode_cell({ r, c })] = cell
    }
  }
  sheet['!ref'] = SheetJs.utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, paper.rows.length - 1), c: width - 1 },
  })
  sheet['!merges'] = paper.merged.map((range) => SheetJs.utils.decode_range(range))
  if (paper.hiddenRows.length > 0) {
    sheet['!rows'] = paper.rows.map((_, index) => (paper.hiddenRows.includes(index + 1) ? { hidden: true } : {}))
  }
  if (paper.hiddenColumns.length > 0) {
    sheet['!cols'] = Array.from({ length: width }, (_, index) =>
      paper.hiddenColumns.includes(index) ? { hidden: true } : {},
    )
  }
  return sheet
}

/** A list of some sheets with what is true of them. */
export function messyList(
  fileName: string,
  mess: string,
  papers: readonly Paper[],
  more: {
    declared?: Partial<Truth['declared']>
    title?: Truth['title']
    converted?: Read
    kind?: WorkbookKind
    date1904?: boolean
    bytes?: Uint8Array
  } = {},
): MessyList {
  return {
    fileName,
    bytes: more.bytes ?? workbookOf(papers, more.kind, more.date1904),
    truth: {
      mess,
      ...truthOf(papers),
      declared: { people: null, amount: null, ...more.declared },
      ...(more.converted && { converted: truthOf([more.converted]) }),
      ...(more.title === undefined ? {} : { title: more.title }),
    },
  }
}

type Read = Pick<Truth, 'people' | 'refused' | 'warned'>

const truthOf = (papers: readonly Read[]): Read => ({
  people: papers.flatMap(({ people }) => people),
  refused: papers.flatMap(({ refused }) => refused),
  warned: papers.flatMap(({ warned }) => warned),
})
