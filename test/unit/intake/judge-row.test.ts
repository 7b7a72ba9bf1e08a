import { findProgramme } from '../../../lambdas/domain/programmes/programmes.ts'
import { judgeRow, type RowDesk } from '../../../lambdas/functions/intake/judge-row.ts'
import { RepeatedLines } from '../../../lambdas/functions/intake/repeated-lines.ts'
import { RepeatedNumbers } from '../../../lambdas/functions/intake/repeated-numbers.ts'
import { aList, marks } from '../../integration/store/desk.ts'
import { morning } from '../../support/builders.ts'
import { checked } from '../lists/a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền']

/** Why the people of a list with these rows are refused, by the rates of Resolution 42. */
async function refusals(rows: readonly (readonly (string | number | null)[])[]): Promise<string[]> {
  const programme = findProgramme('nq42-2020')
  if (!programme) throw new Error('Resolution 42 is gone')
  const { file, people } = await checked(rows.map((row) => [...row]))
  const desk: RowDesk = {
    list: aList({ policy: 'A7a' }),
    programme,
    decision: { number: '1/QĐ-UBND', day: '2020-05-20' },
    marks,
    now: morning,
    seen: new Map(),
    crowdedNumbers: new Map(),
    repeatedLines: new RepeatedLines(),
    repeatedNumbers: new RepeatedNumbers(),
    columns: new Map(file.sheets.map(({ name, columns }) => [name, columns])),
  }
  return people.flatMap((person) => {
    const judged = judgeRow(desk, person, null)
    return judged.ok ? [] : [judged.problem.message]
  })
}

describe('a row that the rates refuse', () => {
  it('is told with the column of its own table where two stand side by side', async () => {
    const wrong = 1_500_000
    const rows = [
      [...header, null, ...header],
      [1, 'Lò Văn An', 1960, null, 750_000, null, 3, 'Lò Văn Cả', 1962, null, wrong],
      [2, 'Lò Thị Bé', 1961, null, wrong, null, 4, 'Lò Thị Dung', 1963, null, 750_000],
    ]
    expect(await refusals(rows)).toEqual([
      expect.stringMatching(/^Dòng 3, cột E: Số tiền 1\.500\.000 đồng không đúng mức/),
      expect.stringMatching(/^Dòng 2, cột K: Số tiền 1\.500\.000 đồng không đúng mức/),
    ])
  })
})
