import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'
import { columnsOf, people, usual } from './headerless.ts'

const allGuessed = ['A stt 0.9', 'B fullName 0.65', 'C birth 0.65', 'D idNumber 0.65', 'E amount 0.65']
const asked = Array(4).fill('uncertain-column')
const three = people.slice(0, 3)
const namesOfThree = three.map(({ fullName }) => fullName)

describe('headings of a table without a header', () => {
  it.each<[string, WrittenRow[]]>([
    ['a hamlet', [['I', 'Thôn 3']]],
    ['a group', [['A', 'Hộ cận nghèo']]],
    ['a hamlet with the number of its people', [['I', 'Thôn 3', '12 hộ']]],
    [
      'one below the other',
      [
        ['A', 'Hộ cận nghèo'],
        ['I', 'Thôn 3'],
      ],
    ],
  ])('tell nothing of its columns: %s', async (_, headings) => {
    const list = await checked([...headings, ...usual(three)])
    expect(columnsOf(list)).toEqual(allGuessed)
    expect(codesOf(list)).toEqual(asked)
    expect(namesOf(list)).toEqual(namesOfThree)
    expect(list.file.sheets[0]?.skipped.map(({ why }) => why)).toEqual(headings.map(() => 'heading'))
  })

  it.each([['DANH SÁCH HỘ NGHÈO'], ['Thôn 3']])('make no header of a title above %p', async (heading) => {
    const title = ['UBND XÃ EA TIÊU', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', null, 'Mẫu số 01']
    const list = await checked([title, [heading], ...usual(three)])
    expect([list.file.sheets[0]?.headerRow, columnsOf(list)]).toEqual([null, allGuessed])
  })

  it('tell nothing of them from the middle either', async () => {
    const [first, second, ...rest] = usual(people.slice(0, 4)) as [WrittenRow, WrittenRow, ...WrittenRow[]]
    const list = await checked([['I', 'Thôn 3'], first, second, ['II', 'Thôn 4'], ...rest])
    expect(columnsOf(list)).toEqual(allGuessed)
    expect(codesOf(list)).toEqual(asked)
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 3', 'Thôn 3', 'Thôn 4', 'Thôn 4'])
  })

  it.each<[string, WrittenRow, WrittenRow]>([
    ['two', ['Thôn 3', 2, 1_500_000], ['Thôn 4', 2, '1.500.000đ']],
    ['two behind a number of its own', ['I', 'Thôn 3', null, 2, 1_500_000], ['II', 'Thôn 4', null, 2, 1_500_000]],
    ['three', ['Thôn 3', 1, 2, 1_500_000], ['Thôn 4', 2, 2, 1_500_000]],
    ['a number of people and a sum', ['Thôn 3', '2 người', 1_500_000], ['Thôn 4', '2 người', 1_500_000]],
  ])('are no records with numbers beside the hamlet: %s', async (_, one, other) => {
    const [first, second, ...rest] = usual(people.slice(0, 4)) as [WrittenRow, WrittenRow, ...WrittenRow[]]
    const list = await checked([one, first, second, other, ...rest])
    expect(columnsOf(list)).toEqual(allGuessed)
    expect([codesOf(list), list.refused]).toEqual([asked, []])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 3', 'Thôn 3', 'Thôn 4', 'Thôn 4'])
    expect(list.file.sheets[0]?.skipped.map(({ why }) => why)).toEqual(['heading', 'heading'])
  })

  it('leave a sum that stands below a group its meaning', async () => {
    const rows = three.map(({ fullName, amount, idNumber }) => ['Chủ hộ', amount, idNumber, fullName])
    const list = await checked([['A', 'Hộ cận nghèo'], ...rows])
    expect(columnsOf(list)).toEqual(['A relation 0.65', 'B amount 0.65', 'C idNumber 0.65', 'D fullName 0.65'])
    expect(list.totals.amount).toBe(three.reduce((sum, { amount }) => sum + amount, 0))
  })

  it('are nobody where names and births stand below: a row was refused', async () => {
    const rows = three.map(({ fullName, year, idNumber }) => [fullName, year, idNumber])
    const list = await checked([['* Tổ dân phố 3', '12 hộ'], ...rows])
    expect(columnsOf(list)).toEqual(['A fullName 0.65', 'B birth 0.65', 'C idNumber 0.65'])
    expect([codesOf(list), list.refused]).toEqual([asked.slice(1), []])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Tổ dân phố 3', 'Tổ dân phố 3', 'Tổ dân phố 3'])
  })

  it.each([
    ['Hộ nghèo', 'C policy 0.65'],
    ['Thôn 3', 'C hamlet 0.65'],
  ])('are told from people who have %p beside their name and nothing else', async (beside, column) => {
    const rows = people.map(({ fullName }) => [null, fullName, beside])
    const list = await checked([['STT', 'Họ và tên', null], ...rows])
    expect(columnsOf(list)[2]).toBe(column)
    expect(namesOf(list)).toEqual(people.map(({ fullName }) => fullName))
  })

  it('tell nothing of them in a list that was sent back with a remark beside each', async () => {
    const list = await checked([['I', 'Thôn 3', null, null, null, 'Cả dòng: không rõ'], ...usual(three)])
    expect(columnsOf(list).slice(0, 5)).toEqual(allGuessed)
  })
})
