import type { BirthDate } from '../domain/dates/birth-date.ts'
import type { ReadingDay } from '../domain/dates/parse-birth-date.ts'
import type { IdNumber } from '../domain/ids/id-number.ts'
import type { ChosenPolicy } from '../domain/programmes/policy-finder.ts'
import type { Field } from './columns/field.ts'
import type { Look } from './columns/look.ts'
import type { SaidColumns } from './columns/said-columns.ts'
import type { LegacyFinding, LegacyMode } from './legacy/legacy-finding.ts'
import type { ProblemCode } from './problem-code.ts'
import type { WrittenMonths } from './title/read-months.ts'

export type Sex = 'nam' | 'nữ'

/** Where a person stands in a household list; null in lists of single people. */
export type Household = {
  /** Mã hộ as written, null where the list has none. */
  code: string | null
  /** Row of the head (chủ hộ); the person's own row for the head. */
  headRow: number
  isHead: boolean
  /** Quan hệ với chủ hộ as written. */
  relation: string | null
  /** Số khẩu as written beside the head. */
  size: number | null
}

/** One accepted row of a list. */
export type ListedPerson = {
  sheet: string
  /** 1-based, as Excel shows it. */
  row: number
  /** Which of the tables side by side, counted from the left; absent in the first. */
  table?: number
  /** The row's number as the list writes it ("12", "3.1"); null where it has none. */
  stt: string | null
  /** Shown form: NFC, Đ as U+0110, no invisible characters; capitals as written. */
  fullName: string
  birth: BirthDate | null
  sex: Sex | null
  /** CMND and CCCD; empty when none was given, or when only the head's number was copied here. */
  idNumbers: IdNumber[]
  hamlet: string | null
  household: Household | null
  /** The programme's policy code when the context could resolve it. */
  policy: string | null
  /** The policy as the list says it: from its column, else from the group heading above. */
  policyText: string | null
  /** Đồng, whole; null when the list gives none (the caller computes it by policy). */
  amount: number | null
  /** How many months, and which where the row says so; null when it says nothing. */
  months: WrittenMonths | null
  /** For how many days; null when the row says nothing. */
  days: number | null
  /** The sum stands below "Mức hỗ trợ" beside days: of all of them, or of one where the policy leaves no other meaning. */
  isRate?: true
  /** What stands for the days where they are needed and no number can be read: who is paid by the day is granted nothing by it. */
  unclearDays?: string
  /** The months that the sheet's title says, or the first one's where it has none of its own. */
  titleMonths: readonly string[]
  note: string | null
}

export type Severity = 'error' | 'warning'

/** A row with an error is refused; a warning leaves it in. Row and column are null where the whole sheet or file is meant. */
export type ListProblem = {
  sheet: string
  row: number | null
  /** Excel's letter. */
  column: string | null
  field: Field | null
  severity: Severity
  code: ProblemCode
  /** What the cell says. */
  value: string | null
  /** Vietnamese, complete: where, what is wrong, what to do. */
  message: string
  /** What the cell should say, for a person to accept; never applied by the program itself. */
  suggestion: string | null
  /** A person has said no to the suggestion. */
  declined?: true
}

/** A row with errors: its person is not in `people`. The reasons are the problems of the same sheet and row. */
export type RefusedRow = { sheet: string; row: number; fullName: string | null }

export type SkippedWhy =
  | 'heading'
  | 'subtotal'
  | 'total'
  | 'amount-in-words'
  | 'numbering'
  | 'repeated-header'
  | 'signature'
  | 'note'
  /** A prepared line with a number, a hamlet or a policy but nobody in it. */
  | 'nobody'
  /** Somebody who stands on an earlier sheet of the file with all that is said of him here; left out at an officer's word. */
  | 'repeated-person'

export type SkippedRow = { row: number; why: SkippedWhy; text: string }

export type MappedColumn = {
  /** Excel's letter. */
  column: string
  /** Which of the tables side by side, counted from the left; absent in the first. */
  table?: number
  /** Empty where nothing stands above the column. */
  header: string
  /** Null: the column means nothing to the reader; its cells are not read. */
  field: Field | null
  /** 0..1; below 0.7 a person should confirm it. */
  confidence: number
  /** What stands in a column without a header. */
  look?: Look
  /** What it was read from besides its header, or why it could not be; absent where the header says what it is. */
  reason?: string
}

export type SheetReport = {
  name: string
  hidden: boolean
  /** Last row of the header; null where the sheet has no table, or the table no header. */
  headerRow: number | null
  people: number
  refused: number
  skipped: SkippedRow[]
  columns: MappedColumn[]
  /** As it was before anybody had said what its columns are, where nothing but a person's word tells who stands in it. */
  open?: OpenSheet
}

/** A row as the officer is shown it. */
export type ShownRow = {
  readonly row: number
  readonly cells: readonly {
    /** Excel's letter. */
    readonly column: string
    readonly text: string
    /** By what he speaks of the column where this row is its header. */
    readonly key: string
  }[]
}

/** A table that waits for that word, or has got it. */
export type OpenSheet = {
  /** Where its header seems to stand; null where it seems to have none. */
  headerRow: number | null
  columns: (MappedColumn & { look: Look })[]
  /** The rows around its beginning. */
  rows: ShownRow[]
}

/** What the title rows say. Names as written; compare them by unitNameKey. */
export type ListTitle = {
  communeName?: string
  districtName?: string
  /** As written, e.g. 1234/QĐ-UBND. */
  decisionNumber?: string
  decisionDate?: { year: number; month: number; day: number }
  /** Phrases of the title that name a programme or policy group, as written. */
  programmeHints: string[]
  /** Months that the support is for, as `2020-04`, where the title says them. */
  months?: string[]
}

export type ListTotals = {
  /** Accepted people and the sum of their amounts in đồng. */
  people: number
  amount: number
  /** What the list itself says in its total rows; null where it says nothing. */
  declaredPeople: number | null
  declaredAmount: number | null
}

export type CheckedList = {
  file: {
    name: string
    sha256: string | null
    format: string
    /** What its text was typed in: "TCVN3", "VNI", "Unicode" (Excel's own), "UTF-8" … */
    encoding: string
    /** Only where text in an old font was found. */
    legacy?: LegacyFinding[]
    sheets: SheetReport[]
  }
  title: ListTitle
  people: ListedPerson[]
  refused: RefusedRow[]
  problems: ListProblem[]
  totals: ListTotals
}

/** What `checkRows` gives, in reading order. `sheet` closes a sheet; `end` is the last item. */
export type CheckedItem =
  | { kind: 'person'; person: ListedPerson }
  | { kind: 'refused'; refused: RefusedRow }
  | { kind: 'problem'; problem: ListProblem }
  | { kind: 'skipped'; sheet: string; skipped: SkippedRow }
  | { kind: 'sheet'; sheet: Omit<SheetReport, 'skipped'> }
  | { kind: 'end'; title: ListTitle; totals: ListTotals; encoding: string; legacy: LegacyFinding[] }

/** What the caller knows; names serve messages, resolvers fill codes. */
export type ListContext = {
  /** The commune whose list this should be, as shown to people ("Xã Ea Tiêu"); a row that names another one is refused. */
  expectedCommuneName?: string
  /** How the province's own CMND begin (`UnitMap.cmndSeries`); where nobody says it, any CMND of eight digits may have lost a nought. */
  cmndSeries?: readonly string[]
  /** Policy code for a policy text of the list, or null. Pure. */
  resolvePolicy?: (text: string) => string | null
  /** The codes of the policies under which a policy text of the list says that somebody is not. Pure. */
  deniedPolicies?: (text: string) => readonly string[]
  /** Whether a policy, by its code, pays each of a household's people. Pure. */
  paysMembers?: (policy: string) => boolean
  /** Whether a policy, by its code, is a supplement that a person has beside another support. Pure. */
  isBeside?: (policy: string) => boolean
  /** The policy that was chosen for the whole list beside the file. */
  chosenPolicy?: ChosenPolicy
  /** The day of reading: no birth may lie after it, and two-digit years are read against the years in which the list was written. */
  asOf?: ReadingDay
  /** What a person has said of columns whose headers say too little. */
  columns?: SaidColumns
  /**
   * Codes of problems whose suggestions a person has accepted, all of a kind at once; `correction-list` and `recovery-list`: that who
   * stands in such a table is to be paid.
   */
  accepted?: ReadonlySet<string>
  /** Likewise of those that he has declined. */
  declined?: ReadonlySet<string>
  /** Whether somebody is asked that before the list comes in: else a file with nothing but such tables is none. */
  asks?: boolean
  /** Text in TCVN3 or VNI fonts: 'ask' (also when left out) refuses its rows, 'convert' is for a person who said yes. */
  legacy?: LegacyMode
  /** Texts of cells that read as an old font and that a person has said to be meant as they stand. */
  kept?: ReadonlySet<string>
  /** Whether a person has accepted this very suggestion, of the same row, in the list that this one mends. */
  takenBefore?: (answer: string) => boolean
  /** Likewise whether he has declined it. */
  declinedBefore?: (answer: string) => boolean
  /** Is told each suggestion that is taken, for the list that mends this one. */
  onTaken?: (answer: string) => void
  /** Likewise each that is declined. */
  onDeclined?: (answer: string) => void
}
