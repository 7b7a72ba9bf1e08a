import { rowsItem, rowsText, type StoredRow } from '../../../lambdas/store/lists/list-item.ts'

const problem = { sheet: 'Danh sách', row: 9, column: null, field: null, severity: 'warning', code: 'settled' } as const
const rows: StoredRow[] = [
  {
    ...{ sheet: 'Danh sách', row: 8, outcome: 'changed', fullName: 'Lê Văn An', policy: 'A6', amount: 1_500_000 },
    ...{ entitlementId: 'e'.repeat(26), changes: { hamlet: [null, 'Buôn Ciết'] }, problems: [] },
  },
  {
    ...{ sheet: 'Danh sách', row: 9, outcome: 'refused', fullName: null, policy: null, amount: null },
    ...{ entitlementId: null, changes: null },
    problems: [{ ...problem, value: null, message: 'Dòng 9: …', suggestion: null }],
  },
]

describe('the results of rows in the table', () => {
  it('are one text, without what is null or empty, and are read as they were', () => {
    expect(rowsItem.parse({ rows: rowsText(rows) }).rows).toEqual(rows)
    expect(rowsText(rows)).not.toMatch(/"problems":\[\]|"amount":null/)
  })

  it('of a list from before are read too', () => {
    expect(rowsItem.parse({ rows }).rows).toEqual(rows)
  })
})
