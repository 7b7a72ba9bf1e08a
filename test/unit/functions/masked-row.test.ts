import { maskRow } from '../../../lambdas/functions/lists/masked-row.ts'

const row = (value: string, message: string, suggestion: string | null) => ({
  sheet: 'Danh sách',
  row: 12,
  outcome: 'refused' as const,
  fullName: 'Phạm Thị Thử',
  policy: null,
  amount: null,
  entitlementId: null,
  problems: [
    {
      sheet: 'Danh sách',
      row: 12,
      column: 'F',
      field: 'idNumber',
      severity: 'error' as const,
      code: 'bad-id-number',
      value,
      message,
      suggestion,
    },
  ],
})

describe('a row of a list for those who may not read ID numbers', () => {
  it('tells what is wrong without the number, in value, message and suggestion', () => {
    const [problem] = maskRow(
      row(
        '66185000015',
        'Dòng 12, cột F (Số CMND/CCCD): 66185000015 có 11 số. Sửa thành 066185000015.',
        '066185000015',
      ),
    ).problems
    expect(problem).toMatchObject({
      value: '•••• 0015',
      message: 'Dòng 12, cột F (Số CMND/CCCD): •••• 0015 có 11 số. Sửa thành •••• 0015.',
      suggestion: '•••• 0015',
    })
  })

  it.each(['240 123 456', '240.123.456', '240-123-456', '240123456/066085004321'])('masks %s', (value) => {
    expect(JSON.stringify(maskRow(row(value, '', null)))).not.toMatch(/\d{3}[ .-]?\d{3}/)
  })

  it('leaves rows, years and small amounts readable', () => {
    expect(maskRow(row('1954', 'Dòng 214: năm 2054', null)).problems[0]).toMatchObject({
      value: '1954',
      message: 'Dòng 214: năm 2054',
    })
  })
})
