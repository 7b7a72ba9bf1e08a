import type { InOneList } from '../../domain/duplicates/exclusion.ts'
import { isToBeConfirmed } from '../../domain/lists/list-answers.ts'
import type { CheckedItem, ListedPerson, ListProblem, ListTitle } from '../../lists/checked-list.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { HouseholdSums } from './household-sums.ts'
import type { RowDesk } from './judge-row.ts'
import { unconfirmedColumns } from './list-columns.ts'
import { NumberCrowd } from './number-crowd.ts'
import { RepeatedLines } from './repeated-lines.ts'
import { RepeatedNumbers } from './repeated-numbers.ts'
import { type OpenTable, SeenSheets } from './seen-sheets.ts'

/** What is known of a file after it has been gone through once. */
export interface Survey
  extends Pick<RowDesk, 'columns' | 'crowdedNumbers' | 'householdSums' | 'repeatedLines' | 'repeatedNumbers'> {
  readonly title: ListTitle
  readonly people: number
  readonly refused: number
  readonly sums: NonNullable<StoredList['sums']>
  /** Mistakes for which the check has a suggestion that a person could take, and columns that wait for his word. */
  readonly questions: number
  /** Rows of which the file itself says that their people should not be paid. */
  readonly saidOtherwise: number
  /** Those columns, in words. */
  readonly unconfirmed: readonly string[]
  /** What the check says of the first table that is no list of people to be paid, unless its officer says that it is; null where there is none. */
  readonly notToBePaid: string | null
  /** The first sheet of which nothing but an officer's word tells who stands in it, where no other is a list by itself; null where there is none. */
  readonly open: OpenTable | null
  /** The columns by which the form is known: as they were before anybody had said what they are. */
  readonly formColumns: Survey['columns']
  /** All that the check has said of it; null of a file that is too long to be kept, which is read again. */
  readonly items: readonly CheckedItem[] | null
}

/** So many rows, problems and sums with so many letters are kept: a list as a commune sends it, in some ten megabytes. */
const mostKept = { items: 6_000, letters: 2_000_000 }

/** After so many of a file's items it is asked whether a sign of life is due. */
const itemsPerLook = 1_000

/**
 * Goes through the whole file once: what its title says, where its columns stand, what it sums up to, and whether it ends as it should.
 * @param sign is called now and then: a million rows take minutes, in which nothing is written
 * @param standingOf what a row is to others of the same person; left out, all exclude one another
 */
export async function survey(
  items: AsyncIterable<CheckedItem>,
  sign: () => Promise<void>,
  standingOf?: (person: ListedPerson) => InOneList,
): Promise<Survey> {
  let people = 0
  let refused = 0
  let questions = 0
  let saidOtherwise = 0
  let lastSaidOtherwise = ''
  let notToBePaid: string | null = null
  const sheets = new SeenSheets()
  const crowd = new NumberCrowd()
  const repeatedLines = new RepeatedLines()
  const repeatedNumbers = new RepeatedNumbers()
  const householdSums = new HouseholdSums()
  let title: ListTitle = { programmeHints: [] }
  let sums: Survey['sums'] = { declared: { people: null, amount: null }, read: { people: 0, amount: 0 } }
  let seen = 0
  let letters = 0
  let kept: CheckedItem[] | null = []
  for await (const item of items) {
    if (++seen % itemsPerLook === 0) await sign()
    if (kept) {
      kept.push(item)
      letters += lettersOf(item)
      if (seen > mostKept.items || letters > mostKept.letters) kept = null
    }
    householdSums.add(item)
    if (item.kind === 'person') {
      people++
      repeatedLines.add(item.person)
      repeatedNumbers.add(item.person, standingOf?.(item.person))
    }
    if (item.kind === 'refused') refused++
    if (item.kind === 'problem' && item.problem.code === 'duplicate-in-file') crowd.add(item.problem.value ?? '')
    if (item.kind === 'problem' && isQuestion(item.problem)) questions++
    if (item.kind === 'problem' && isSaidOtherwise(item.problem)) {
      // Row after row: of a row that says it twice the second stands right behind the first.
      const row = `${item.problem.sheet} ${item.problem.row}`
      if (row !== lastSaidOtherwise) saidOtherwise++
      lastSaidOtherwise = row
    }
    if (item.kind === 'problem' && isToBeConfirmed(item.problem.code)) notToBePaid ??= item.problem.message
    if (item.kind === 'sheet') sheets.add(item.sheet)
    if (item.kind === 'end') {
      title = item.title
      const { declaredPeople, declaredAmount, ...read } = item.totals
      const declared = { people: declaredPeople, amount: countable(declaredAmount) }
      sums = { declared, read: { ...read, amount: countable(read.amount) } }
    }
  }
  const columns = sheets.columns()
  const unconfirmed = unconfirmedColumns(sheets.read)
  return {
    title,
    people,
    refused,
    sums,
    questions: questions + unconfirmed.length,
    saidOtherwise,
    unconfirmed,
    notToBePaid,
    open: sheets.open(),
    items: kept,
    columns,
    formColumns: sheets.formColumns(),
    crowdedNumbers: crowd.crowded(),
    repeatedLines,
    repeatedNumbers,
    householdSums,
  }
}

/** A sum of more đồng than a number holds exactly is none: of a slip of the keyboard, or of rows whose sums no law gives. */
const countable = (amount: number | null): number | null =>
  amount !== null && Number.isSafeInteger(amount) ? amount : null

/** Of the texts that a row or a problem brings from the file: a cell may have a hundred thousand letters. */
function lettersOf(item: CheckedItem): number {
  const texts = item.kind === 'person' ? item.person : item.kind === 'problem' ? item.problem : {}
  return Object.values(texts).reduce(
    (sum: number, text: unknown) => sum + (typeof text === 'string' ? text.length : 0),
    0,
  )
}

/** A row that comes in all the same: one that is refused for it waits for its officer anyway. */
const isSaidOtherwise = ({ code, severity }: ListProblem): boolean =>
  code === 'note-says-otherwise' && severity === 'warning'

const askingRemarks: ReadonlySet<string> = new Set(['letters-in-doubt', 'birth-in-doubt', 'odd-name'])

/**
 * A doubt that is only a remark asks too, where the reader has a better reading of it, until that was declined. A row that is refused by what
 * was declined may still come in by another word of the officer.
 */
const isQuestion = ({ severity, suggestion, code, declined }: ListProblem): boolean =>
  code === 'legacy-encoding' ||
  isToBeConfirmed(code) ||
  (suggestion !== null && (severity === 'error' || (askingRemarks.has(code) && !declined)))
