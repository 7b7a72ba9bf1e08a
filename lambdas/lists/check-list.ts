import type { CheckedItem, CheckedList, ListContext, ListTitle, SheetReport, SkippedRow } from './checked-list.ts'
import type { SaidColumns } from './columns/said-columns.ts'
import type { Table } from './columns/table.ts'
import {
  checkCommune,
  explainHiddenColumns,
  tellByWord,
  tellOtherPolicy,
  tellRowsCutOff,
  tellSideTable,
  tellTableApart,
} from './explain-sheet.ts'
import { LegacyFile } from './legacy/legacy-file.ts'
import { isOpenToWord, lookAtSheet, openSheetOf, passOver } from './look-at-sheet.ts'
import { noTable } from './no-table.ts'
import type { NotAList } from './not-a-list.ts'
import { oneByOne } from './one-by-one.ts'
import { headerSearchRows, RowFeed } from './row-feed.ts'
import { MemberRows } from './rows/households/member-rows.ts'
import { ProblemLog } from './rows/problem-log.ts'
import { SideRows } from './rows/side-rows.ts'
import type { Declared } from './rows/sums/declared-totals.ts'
import { RunningSums } from './rows/sums/running-sums.ts'
import { FoundTwice } from './rows/twice/found-twice.ts'
import { reportFinding, reportLostCapitals, reportRestored } from './rows/values/legacy-text.ts'
import { type ListHabits, learnHabits } from './rows/values/list-habits.ts'
import { hasSharedBlanks, MergedValues } from './rows/values/merged-values.ts'
import { PinnedComments } from './rows/values/pinned-comments.ts'
import { SheetChecker } from './sheet-checker.ts'
import { hamletSheet } from './templates/hamlet-sheet.ts'
import { hamletsAbove, linesOf } from './title/hamlet-of-title.ts'
import { type ReadTitle, readTitle } from './title/read-title.ts'
import type { Workbook } from './workbook/workbook.ts'

export type * from './checked-list.ts'

/** So many rows, or as few as hold so many letters, show in what font the columns are typed, and how they are meant. */
const habitSample = { rows: 500, letters: 500_000 }

/**
 * Reads and checks a list row by row, in memory that does not grow with it (but for some 32 bytes per ID number, or
 * per person without one, by which the same is found in two rows).
 * @throws NotAList when no sheet holds a table, or the file breaks off
 */
export function checkRows(workbook: Workbook, context: ListContext = {}): AsyncIterableIterator<CheckedItem> {
  return oneByOne(checkBatches(workbook, context))
}

async function* checkBatches(workbook: Workbook, context: ListContext): AsyncGenerator<readonly CheckedItem[]> {
  const title: ListTitle = { programmeHints: [] }
  const totals = { people: 0, amount: 0, declaredPeople: null as number | null, declaredAmount: null as number | null }
  const sheetNames = workbook.sheets.map(({ name }) => name)
  const isOneOfSeveral = sheetNames.filter((name) => name !== hamletSheet.name).length > 1
  const twice = new FoundTwice(sheetNames, context)
  const legacy = new LegacyFile(workbook.encoding, context)
  const isConfirmed = ['legacy-encoding', 'legacy-text'].some((code) => context.accepted?.has(code))
  const mode = context.legacy ?? (isConfirmed ? 'convert' : 'ask')
  let tables = 0
  let areAsked = false
  let refusal: NotAList | null = null
  for (const [index, sheet] of workbook.sheets.entries()) {
    const log = new ProblemLog(sheet.name, isOneOfSeveral)
    const feed = new RowFeed(sheet)
    const sample = await feed.peek(habitSample)
    if (feed.restored) reportRestored(feed.restored, log)
    const letters = legacy.sheet(sample)
    const start = letters.head(headerSearchRows)
    const said: SaidColumns = context.columns ?? new Map()
    const look = lookAtSheet(workbook, sheet, start, { columns: said, accepted: context.accepted ?? new Set() })
    if (look.kind !== 'list') {
      const passed = await passOver(look, { sheet, start, feed, log })
      refusal ??= passed.refusal
      areAsked ||= isOpenToWord(look, context.asks === true)
      await feed.close()
      yield [...problemsOf(log), { kind: 'sheet', sheet: passed.report }]
      continue
    }
    const { table, beside, tables: tablesHere, members, toBePaid, open } = look
    tables += 1
    const above = start.filter((row) => row.number < table.firstRow)
    const sheetTitle = readTitle(above)
    mergeTitle(title, sheetTitle)
    checkCommune(sheetTitle, context, log)
    tellOtherPolicy(sheetTitle, context, log)
    const whole = { ...table, columns: tablesHere.flatMap((one) => one.table.columns) }
    await explainHiddenColumns(sheet, whole.columns, log)
    for (const finding of legacy.settle(letters, sheet.name, whole)) reportFinding(finding, mode, log)
    if (mode === 'convert') reportLostCapitals(whole, letters, log)
    tellTableApart(beside, table.lastRow, log)
    if (look.isByWord) tellByWord(table, log)
    yield problemsOf(log)
    const { date1904 } = workbook
    const { asOf } = context
    const ranges = hasSharedBlanks(whole, start) ? await sheet.merged() : []
    const rows = new SideRows(tablesHere)
    const households = members && new MemberRows(members)
    const habitsOf = (one: Table): ListHabits => {
      const sampled = new MergedValues(one, ranges)
      const below = sample
        .filter(({ number }) => number > table.lastRow)
        .map((row) => sampled.fill(rows.part(toBePaid(row))))
      return learnHabits(below, one, { date1904, asOf, said })
    }
    const ofTables = hamletsAbove(tablesHere, above)
    twice.sheet(index)
    const checker = new SheetChecker({
      sheet: sheet.name,
      index,
      isOneOfSeveral,
      context,
      date1904,
      table,
      title: sheetTitle,
      titleLines: linesOf(above),
      hamletAbove: ofTables[0] ?? null,
      titleMonths: sheetTitle.months ?? title.months ?? [],
      twice,
      legacy: { file: legacy, sheet: letters, mode },
      habits: habitsOf(table),
      comments: new PinnedComments(await sheet.comments(), tablesHere.length > 1),
    })
    const taken = new RunningSums()
    let lastRow = 0
    for (const [at, side] of tablesHere.entries()) {
      if (at > 0) {
        tellSideTable(beside, at, table.lastRow, log)
        yield problemsOf(log)
        rows.next()
        checker.turnTo(side.table, habitsOf(side.table), ofTables[at] ?? null)
      }
      const merged = new MergedValues(side.table, ranges)
      for await (const batch of at === 0 ? feed.batches() : feed.again()) {
        const items: CheckedItem[] = []
        for (const row of batch) {
          if (row.number <= table.lastRow) continue
          lastRow = row.number
          if (rows.isFoot(row)) checker.beginFoot()
          const whole = merged.fill(rows.part(toBePaid(letters.row(row))))
          for (const part of households?.of(whole) ?? [{ row: whole, doubt: null }]) {
            for (const item of checker.row(part.row, part)) {
              rows.note(row, item)
              if (item.kind === 'person') taken.add(item.person)
              items.push(item)
            }
          }
        }
        yield items
      }
    }
    tellRowsCutOff(workbook, lastRow, log)
    yield [...problemsOf(log), ...checker.end()]
    const declared = declaredOf(checker.totals.said(), isOneOfSeveral ? null : sheetTitle)
    totals.people += checker.people
    totals.amount += taken.whole
    // What a sheet that only repeats the others sums up is theirs.
    if (!checker.isRepeated) {
      if (declared.people !== null) totals.declaredPeople = (totals.declaredPeople ?? 0) + declared.people
      if (declared.amount !== null) totals.declaredAmount = (totals.declaredAmount ?? 0) + declared.amount
    }
    const report = checker.report(sheet.hidden)
    yield [{ kind: 'sheet', sheet: open === null ? report : { ...report, open: openSheetOf(open) } }]
  }
  if (tables === 0 && !areAsked) throw refusal ?? noTable()
  yield [{ kind: 'end', title, totals, encoding: legacy.encoding(), legacy: legacy.findings }]
}

/** `checkRows` collected: for lists of some ten thousand rows. */
export async function checkList(workbook: Workbook, context: ListContext = {}): Promise<CheckedList> {
  const sheets: SheetReport[] = []
  let skipped: SkippedRow[] = []
  const { name, sha256, format, encoding } = workbook
  const list: CheckedList = {
    file: { name, sha256, format, encoding, sheets },
    title: { programmeHints: [] },
    people: [],
    refused: [],
    problems: [],
    totals: { people: 0, amount: 0, declaredPeople: null, declaredAmount: null },
  }
  for await (const item of checkRows(workbook, context)) {
    if (item.kind === 'person') list.people.push(item.person)
    else if (item.kind === 'refused') list.refused.push(item.refused)
    else if (item.kind === 'problem') list.problems.push(item.problem)
    else if (item.kind === 'skipped') skipped.push(item.skipped)
    else if (item.kind === 'sheet') {
      sheets.push({ ...item.sheet, skipped })
      skipped = []
    } else {
      list.title = item.title
      list.totals = item.totals
      list.file.encoding = item.encoding
      if (item.legacy.length > 0) list.file.legacy = item.legacy
    }
  }
  return list
}

/** The sheet's own total rows before what its title says. Of several sheets each may have the title of all. */
const declaredOf = (below: Declared, title: ReadTitle | null): Declared => ({
  people: below.people ?? title?.declared?.people ?? null,
  amount: below.amount ?? title?.declared?.amount ?? null,
})

function mergeTitle(
  title: ListTitle,
  { communeName, districtName, decisionNumber, decisionDate, programmeHints, months }: ReadTitle,
): void {
  if (communeName !== undefined) title.communeName ??= communeName
  if (districtName !== undefined) title.districtName ??= districtName
  if (decisionNumber !== undefined && title.decisionNumber === undefined) {
    title.decisionNumber = decisionNumber
    if (decisionDate !== undefined) title.decisionDate = decisionDate
  } else if (decisionDate !== undefined) title.decisionDate ??= decisionDate
  if (months !== undefined) title.months ??= months
  for (const hint of programmeHints) if (!title.programmeHints.includes(hint)) title.programmeHints.push(hint)
}

const problemsOf = (log: ProblemLog): CheckedItem[] => log.take().map((problem) => ({ kind: 'problem', problem }))
