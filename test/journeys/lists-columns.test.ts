import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { type WrittenRow, workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { newDecision, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24151'
let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

/** A list without a header row, below the title that names its decision. */
const headerless = (turn: (row: WrittenRow) => WrittenRow = (row) => row): Uint8Array | Promise<Uint8Array> =>
  workbookToBytes([
    {
      name: 'Sheet1',
      columns: [],
      rows: [
        [`(Kèm theo Quyết định số ${newDecision()} ngày 12/5/2020)`],
        ...people(4).map(({ fullName, idNumber, birthYear }, at) =>
          turn([
            at + 1,
            fullName,
            String(birthYear).replace('1970', `19${60 + at}`),
            idNumber ?? null,
            'Bảo trợ xã hội',
            1_500_000,
          ]),
        ),
      ],
    },
  ])

const turnedAround = ([stt = null, name = null, ...rest]: WrittenRow): WrittenRow => [name, stt, ...rest]

const sent = async (bytes: Uint8Array | Promise<Uint8Array>, review = true): Promise<ListSummary> =>
  takeIn(world(), officer, { commune, review }, await bytes)

async function said(name: 'applyList' | 'reviewList', { id }: ListSummary, body?: unknown): Promise<ListSummary> {
  await world().call(name, { params: { listId: id }, ...(body === undefined ? {} : { body }) } as never, officer)
  return settled(world(), officer, id)
}

describe('a list whose columns have no header', () => {
  it('waits until each guess is confirmed, comes in, and is remembered for the next of the same form', async () => {
    const list = await sent(headerless())
    expect(list).toMatchObject({ state: 'checked', commands: ['review', 'withdraw'], counts: { added: 0 } })
    expect(list.outcome).toMatch(/^Tệp có 5 cột mà tiêu đề không nói rõ.*B: họ tên.*rồi kiểm tra lại/)
    expect(list.columns.map(({ column, field, confidence }) => [column, field, confidence])).toEqual([
      ...[
        ['A', 'stt', 0.9],
        ['B', 'fullName', 0.65],
        ['C', 'birth', 0.65],
      ],
      ...[
        ['D', 'idNumber', 0.65],
        ['E', 'policy', 0.65],
        ['F', 'amount', 0.65],
      ],
    ])
    expect(list.columns[1]?.reason).toBe('Cột không có tiêu đề; đọc là họ tên vì 4/4 ô là tên người')
    expect(await world().refused('applyList', { params: { listId: list.id } }, officer)).toMatchObject({ status: 409 })

    const guesses = list.columns.slice(1).map(({ key, field }) => [key, field])
    const columns = Object.fromEntries(guesses)
    const again = await said('reviewList', list, { accepted: [], convert: false, columns })
    expect(again).toMatchObject({
      state: 'checked',
      commands: ['review', 'apply', 'withdraw'],
      counts: { added: 4, amount: 6_000_000 },
    })
    expect(await said('applyList', again)).toMatchObject({ state: 'finished', counts: { added: 4 } })

    const next = await sent(headerless())
    expect(next).toMatchObject({ state: 'checked', counts: { added: 4 }, answers: { columns } })
    const turned = await sent(headerless(turnedAround))
    expect(turned).toMatchObject({ state: 'checked', commands: ['review', 'withdraw'], answers: { columns: {} } })
  })

  it('is refused with what to do where nobody looks at it first', async () => {
    expect(await sent(headerless(turnedAround), false)).toMatchObject({
      state: 'refused',
      outcome: expect.stringMatching(/hoặc ghi tiêu đề cột trong tệp rồi tải lên lại\.$/),
    })
  })
})

describe('a list that nothing tells for one', () => {
  const header: WrittenRow = ['TT', 'Danh tính', 'Nơi ở', 'Nhóm', 'Khoản']
  const strange = (names: readonly string[], title: WrittenRow[] = []) =>
    workbookToBytes([
      {
        name: 'Sheet1',
        columns: [],
        rows: [
          [`(Kèm theo Quyết định số ${newDecision()} ngày 12/5/2020)`],
          ...title,
          header,
          ...names.map((name, at): WrittenRow => [at + 1, name, `Thôn ${at + 1}`, 'Bảo trợ xã hội', 1_500_000]),
        ],
      },
    ])
  const columns = { 'Danh tính': 'fullName', Nhóm: 'policy', Khoản: 'amount' }

  it('waits with its first rows for what its columns are, and the next one of the commune is read without a question', async () => {
    const list = await sent(strange(['Điểu Kré', 'Mí Sa', 'Ama Quăng']))
    expect(list).toMatchObject({
      state: 'checked',
      commands: ['review', 'withdraw'],
      counts: { rows: 0 },
      outcome: expect.stringMatching(/^Chưa nhận ra cột nào là họ và tên .*dòng 2.*bỏ danh sách này\.$/),
      openTable: { sheet: 'Sheet1', headerRow: 2 },
    })
    const { items } = await world().call('listRows', { params: { listId: list.id }, query: {} }, officer)
    expect(items.flatMap(({ row, cells }) => (cells ? [[row, cells[1]?.text]] : []))).toEqual([
      [1, undefined],
      [2, 'Danh tính'],
      [3, 'Điểu Kré'],
      [4, 'Mí Sa'],
      [5, 'Ama Quăng'],
    ])
    const again = await said('reviewList', list, { accepted: [], convert: false, columns })
    expect(again).toMatchObject({ state: 'checked', openTable: null, counts: { added: 3, amount: 4_500_000 } })
    expect(await said('applyList', again)).toMatchObject({ state: 'finished', counts: { added: 3 } })

    // Another title, so that the header stands in another row.
    const next = await sent(strange(['Mí Hoa', 'Ama Thuột'], [['DANH SÁCH'], ['Tháng 6']]))
    expect(next).toMatchObject({
      state: 'checked',
      commands: ['review', 'apply', 'withdraw'],
      openTable: null,
      counts: { added: 2, amount: 3_000_000 },
      answers: { columns },
    })
  })

  it('is refused with what to do where nobody looks at it first', async () => {
    const other = strange(['Ama Kim', 'Mí Nga'], [['Cột khác', 'Danh tính khác', 'X', 'Y', 'Z']])
    expect(await sent(other, false)).toMatchObject({
      state: 'refused',
      openTable: null,
      outcome: expect.stringContaining('khi xem lại chọn dòng tiêu đề'),
    })
  })
})

describe('a list of which nobody could come in for want of a column', () => {
  const bytes = (header: string) =>
    workbookToBytes([
      {
        name: 'Sheet1',
        columns: [],
        rows: [
          [`(Kèm theo Quyết định số ${newDecision()} ngày 12/5/2020)`],
          ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', header, 'Số tiền'],
          ...people(3).map(
            ({ fullName, idNumber, birthYear }, at): WrittenRow => [
              ...[at + 1, fullName, String(birthYear), idNumber ?? null, 'Bảo trợ xã hội', 1_500_000],
            ],
          ),
        ],
      },
    ])

  it('waits for the officer to say which it is: it was refused, with no way to say it', async () => {
    const list = await sent(bytes('Chế độ chi'))
    expect(list).toMatchObject({ state: 'checked', commands: ['review', 'withdraw'], counts: { refused: 3 } })
    expect(list.outcome).toMatch(/^0 người nhập được.*chưa ghi thuộc chính sách nào.*\(E "Chế độ chi"\)/)
    const again = await said('reviewList', list, { accepted: [], convert: false, columns: { 'Chế độ chi': 'policy' } })
    expect(again).toMatchObject({ state: 'checked', counts: { added: 3, refused: 0 } })
  })
})
