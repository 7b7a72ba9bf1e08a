import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'

const csv = [
  'STT,Họ và tên,Ngày sinh,Số CMND/CCCD,Số tiền',
  '1,Nguyễn Thị Ánh,05/03/1985,66185004321,1500000',
  '2,Trần Văn Bình,31/02/1970,240123456,1500000',
  '3,Lê Thị Chi,1954,24O123457,1500000',
].join('\n')

const check = async (accepted: readonly string[]) =>
  checkList(await openWorkbook(new TextEncoder().encode(csv), 'a.csv'), { accepted: new Set(accepted) })

describe('suggestions of one kind that a person has accepted', () => {
  it('are taken in place of what the cell says, and each row says so', async () => {
    const before = await check([])
    expect(before.people.map(({ row }) => row)).toEqual([])
    const { people, problems } = await check(['bad-id-number'])
    expect(people.map(({ fullName, idNumbers }) => [fullName, idNumbers.map(({ number }) => number)])).toEqual([
      ['Nguyễn Thị Ánh', ['066185004321']],
      ['Lê Thị Chi', ['240123457']],
    ])
    const taken = problems.filter(({ code }) => code === 'suggestion-accepted')
    expect(taken.map(({ row, severity, value }) => [row, severity, value])).toEqual([
      [2, 'warning', '66185004321'],
      [4, 'warning', '24O123457'],
    ])
    expect(taken[0]?.message).toMatch(/Dòng 2, cột D.*Đã lấy 066185004321 thay cho 66185004321/)
  })

  it('do not help where there is no suggestion', async () => {
    const { refused, problems } = await check(['bad-id-number', 'bad-birth', 'bad-amount'])
    expect(refused.map(({ row }) => row)).toEqual([3])
    expect(problems.find(({ row }) => row === 3)).toMatchObject({ code: 'bad-birth', suggestion: null })
  })
})
