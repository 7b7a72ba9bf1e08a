import { awaitsWord } from '../../../../lambdas/domain/columns/column-doubt.ts'
import { saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import { checked } from '../a-list.ts'
import { messagesOf, people, usual } from './headerless.ts'

const listWith = (header: string) => [['STT', 'Họ và tên', 'Năm sinh', header, 'Số tiền'], ...usual()]
const waiting = ({ file }: Awaited<ReturnType<typeof checked>>): string[] =>
  (file.sheets[0]?.columns ?? []).filter(awaitsWord).map(({ column, field }) => `${column} ${field}`)

// Of a list with the cards below "Thẻ" everybody came in without a number.
describe('ID numbers under a header in other words', () => {
  it('are asked about where no column is theirs', async () => {
    const list = await checked(listWith('Thẻ'))
    expect(waiting(list)).toEqual(['D null'])
    expect(messagesOf(list)).toContainEqual(
      expect.stringMatching(/cột D \(Thẻ\): Không hiểu tiêu đề cột; 12\/12 ô là số giấy tờ, .*Xác nhận cột/),
    )
  })

  it('are read once somebody has said so, and left where he has said that they are not', async () => {
    const read = await checked(listWith('Thẻ'), { columns: saidColumns({ Thẻ: 'idNumber' }) })
    expect(waiting(read)).toEqual([])
    expect(read.people.map(({ idNumbers }) => idNumbers[0]?.number)).toEqual(people.map(({ idNumber }) => idNumber))
    const left = await checked(listWith('Thẻ'), { columns: saidColumns({ Thẻ: null }) })
    expect(waiting(left)).toEqual([])
    expect(left.people.every(({ idNumbers }) => idNumbers.length === 0)).toBe(true)
  })

  it('are no question beside a column that is theirs, or of a telephone', async () => {
    const beside = await checked(listWith('Số CMND').map((row, at) => [...row, at === 0 ? 'Thẻ' : `24099${1000 + at}`]))
    expect(waiting(beside)).toEqual([])
    expect(waiting(await checked(listWith('Điện thoại')))).toEqual([])
  })
})
