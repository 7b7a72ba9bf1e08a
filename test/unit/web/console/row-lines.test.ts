import type { ListRow, RowProblem } from '../../../../lambdas/contract/lists.ts'
import { linesOf } from '../../../../web/console/lists/row-lines.ts'

const place = { sheet: 'Thôn 1', row: 7 }
const problem: RowProblem = {
  ...{ ...place, column: 'E', field: 'idNumber', severity: 'warning', code: 'missing-id-number', value: null },
  ...{ message: 'Dòng 7, cột E: chưa có số giấy tờ.', suggestion: null },
}
const row: ListRow = {
  ...{ ...place, outcome: 'changed', fullName: 'Nguyễn Thị Ngọc', policy: 'A2', amount: 750_000, entitlementId: null },
  changes: null,
  problems: [],
}

describe('the lines of a list’s result', () => {
  it('tell what a row changes also where something is remarked of it, by the names of the fields', () => {
    const changes: ListRow['changes'] = { sex: ['nam', 'nữ'], hamlet: [null, 'Buôn Ea Kmar'] }
    const words = 'giới tính: nam → nữ; thôn, buôn: trống → Buôn Ea Kmar'
    expect(linesOf([{ ...row, changes }])).toMatchObject([{ problem: null, changes: words }])
    // Once a row, however much is remarked.
    const lines = linesOf([{ ...row, changes, problems: [problem, { ...problem, column: 'C' }] }])
    expect(lines.map((line) => [line.problem?.column, line.changes])).toEqual([
      ['E', words],
      ['C', null],
    ])
    expect(linesOf([row])).toMatchObject([{ problem: null, changes: null }])
  })

  it('are told apart where the file names several people in one row', () => {
    const keys = linesOf([row, row, { ...row, problems: [problem, problem] }, { ...row, row: 8 }]).map(({ key }) => key)
    expect(new Set(keys).size).toBe(5)
    expect(linesOf([row]).map(({ key }) => key)).toEqual(keys.slice(0, 1))
  })

  it('say of what is remarked of no row whether a column or the whole sheet is meant', () => {
    const whole = { ...row, row: 0, outcome: 'skipped' } as const
    const ofSheet = { ...problem, row: 0, column: null, field: null, code: 'hidden-sheet' }
    const lines = linesOf([row, { ...whole, problems: [{ ...problem, row: 0 }, ofSheet] }])
    expect(lines.map(({ where }) => where)).toEqual(['Dòng 7', 'Cả cột', 'Cả trang'])
  })
})
