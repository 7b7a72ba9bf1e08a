import * as SheetJs from '@e965/xlsx'
import { awaitsWord } from '../../../../lambdas/domain/columns/column-doubt.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { readingDay } from '../../../../lambdas/domain/programmes/reading-day.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { CheckedList, ListProblem, MappedColumn } from '../../../../lambdas/lists/checked-list.ts'
import type { LegacyMode } from '../../../../lambdas/lists/legacy/legacy-finding.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import { messyLists } from '../../../../local/demo/messy-lists.ts'
import type { MessyList, TruePerson, TrueRemark, Truth } from '../../../../local/demo/messy-lists-paper.ts'

const { cmndSeries } = unitTree('daklak-2020').map
/** Whoever tries the collection does it on some later day; what the lists say is the same. */
const yearsLater = readingDay(nq42, '2029-03-01')

async function read({ fileName, bytes }: MessyList, legacy: LegacyMode = 'ask'): Promise<CheckedList> {
  return checkList(await openWorkbook(bytes, fileName, { loadOldFormats: async () => SheetJs }), {
    asOf: yearsLater,
    legacy,
    cmndSeries,
  })
}

const peopleOf = ({ people }: CheckedList): TruePerson[] =>
  people.map(({ sheet, row, fullName, birth, sex, idNumbers, hamlet, policyText, amount, household }) => ({
    sheet,
    row,
    fullName,
    birth,
    sex,
    idNumbers: idNumbers.map(({ number }) => number),
    hamlet,
    policyText,
    amount,
    household: household && { headRow: household.headRow, isHead: household.isHead },
  }))

const isHeld = ({ confidence, reason }: MappedColumn): boolean => awaitsWord({ confidence, reason: reason ?? null })
const remark = ({ sheet, row, code, suggestion }: ListProblem): TrueRemark => ({ sheet, row, code, suggestion })
const inOrder = (remarks: readonly TrueRemark[]): string[] =>
  remarks.map(({ sheet, row, code, suggestion }) => `${sheet}!${row ?? ''} ${code} ${suggestion ?? ''}`).sort()

function expectTrue(found: CheckedList, truth: Pick<Truth, 'people' | 'refused' | 'warned'>): void {
  expect(peopleOf(found)).toEqual(truth.people)
  const rowsOf = (problems: readonly ListProblem[]) => inOrder(problems.map(remark))
  expect(rowsOf(found.problems.filter(({ severity }) => severity === 'error'))).toEqual(inOrder(truth.refused))
  expect(rowsOf(found.problems.filter(({ severity }) => severity === 'warning'))).toEqual(inOrder(truth.warned))
}

async function expectRead(list: MessyList): Promise<void> {
  const { truth } = list
  const found = await read(list)
  expectTrue(found, truth)
  if (truth.converted) expectTrue(await read(list, 'convert'), truth.converted)
  // Nobody is held back by a column of which nothing is said.
  const held = found.file.sheets.flatMap(({ columns }) => columns.filter(isHeld))
  if (!truth.warned.some(({ code }) => code === 'uncertain-column')) expect(held).toEqual([])
  expect({ people: found.totals.declaredPeople, amount: found.totals.declaredAmount }).toEqual(truth.declared)
  if (truth.title) expect(found.title).toMatchObject(truth.title)
}

describe.each([2020, 7, 99])('our collection of messy lists, from seed %i', (seed) => {
  const lists = messyLists(seed).map((list) => [list.fileName, list.truth.mess, list] as const)

  it('has every kind of file and of letters that communes send', () => {
    const names = lists.map(([name]) => name)
    for (const end of ['.xlsx', '.xlsm', '.xls', '.csv', 'tcvn3.xlsx', 'vni.xlsx'])
      expect(names).toContainEqual(expect.stringMatching(`${end.replace('.', '\\.')}$`))
  })

  it.each(lists)('is read as it is meant: %s (%s)', (_name, _mess, list) => expectRead(list))
})
