import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'
import { aSite } from '../../support/sites.ts'

const check = async () => checkList(await openWorkbook(await writeSampleWorkbook(aSite()), 'danh-sach-mau.xlsx'))

describe('the sample list', () => {
  it('names its commune, its decision and its group in the title', async () => {
    const { title } = await check()
    expect(title).toMatchObject({
      communeName: 'XÃ EA TIÊU',
      districtName: 'HUYỆN CƯ KUIN',
      decisionNumber: '1042/QĐ-UBND',
      decisionDate: { year: 2020, month: 5, day: 12 },
    })
    expect(title.programmeHints).toContain('hộ nghèo')
  })

  it('has one number of 11 digits that is refused with the mend beside it', async () => {
    const { refused, problems } = await check()
    const [error, ...others] = problems.filter((problem) => problem.severity === 'error')
    expect(others).toEqual([])
    expect(error).toMatchObject({ code: 'bad-id-number', value: '66185000015', suggestion: '066185000015' })
    expect(refused).toEqual([{ sheet: 'Hộ nghèo', row: error?.row, fullName: 'Phạm Thị Thử' }])
  })

  it('has one person twice, in two hamlets', async () => {
    const { people, problems } = await check()
    expect(problems.filter((problem) => problem.code === 'duplicate-in-file')).toHaveLength(1)
    const twice = people.filter((person) => person.fullName === 'Lê Văn Ví Dụ')
    expect(twice.map((person) => person.hamlet)).toEqual(['Thôn 1', 'Buôn Mẫu'])
    expect(people).toHaveLength(12)
  })

  it('reads sex from the column that holds the year', async () => {
    const { people } = await check()
    expect(people.find((person) => person.fullName === "H'Ƀlŭm Niê Kdăm")).toMatchObject({
      sex: 'nữ',
      birth: { year: 1962, month: null, day: null },
      amount: 750_000,
    })
  })

  it('carries the same bytes at each build', async () => {
    expect(await writeSampleWorkbook(aSite())).toEqual(await writeSampleWorkbook(aSite()))
  })
})
