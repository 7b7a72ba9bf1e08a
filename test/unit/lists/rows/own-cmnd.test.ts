import { readResults } from '../../../../lambdas/lists/results/read-results.ts'
import { asOf, aWorkbook, checkedPerson } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'

const here = ['230', '231']

describe('a CMND of eight digits', () => {
  it.each([
    ['23012345', null],
    ['24012345', '024012345'],
  ])('may have lost its zero where the province of the list has no such series: %p', async (text, suggestion) => {
    const { problems } = await checkedPerson({ 'Số CMND/CCCD': text }, { asOf, cmndSeries: here })
    expect(problems).toMatchObject([{ code: 'bad-id-number', severity: 'error', suggestion }])
  })

  it('is so in a payer’s file too', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', 'Kết quả'],
      [1, 'Nguyễn Văn An', '23012345', 1_500_000, 'Đã chi'],
      [2, 'Trần Thị Bé', '24012345', 1_500_000, 'Đã chi'],
    ]
    const lines = []
    for await (const line of readResults(await open(await aWorkbook({ 'Kết quả': rows })), { cmndSeries: here }))
      lines.push(line.lostZeros?.idNumbers.map(({ number }) => number) ?? null)
    expect(lines).toEqual([null, ['024012345']])
  })
})
