import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { judgeList } from '../../../lambdas/functions/intake/judge-list.ts'
import { survey } from '../../../lambdas/functions/intake/survey.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import type { CheckedItem } from '../../../lambdas/lists/checked-list.ts'
import type { WrittenRow } from '../../../lambdas/lists/writer/write-workbook.ts'
import { aList, tree } from '../../integration/store/desk.ts'
import { aWorkbook } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'

const questions = async (name: string) => {
  const rows = [
    ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'],
    [1, name, 1960, '240123456'],
  ]
  const items = checkRows(await open(await aWorkbook({ 'Danh sách': rows })))
  return (await survey(items, async () => {})).questions
}

describe('the questions of a check', () => {
  it('are also of a name with something that is none of it, where the name is sure', async () => {
    expect(await questions('Bà Trần Thị Hai')).toBe(1)
    expect(await questions('Ng. V. A')).toBe(0)
    expect(await questions('Trần Thị Hai')).toBe(0)
  })
})

describe('what a file itself says against its people', () => {
  it('is counted by rows that come in all the same, whatever says it of them', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Đủ điều kiện', 'Ghi chú'],
      [1, 'Trần Thị Hai', 1960, '240123456', 'Không', 'Đã chết'],
      [2, 'Lê Văn Ba', 1961, '240123457', 'Có', 'Chuyển đi Bình Dương'],
      [3, 'Lê Văn Tư', 1962, '240123458', 'Có', null],
      ['Danh sách không đủ điều kiện'],
      [1, 'Lê Văn Năm', 1963, '240123459', null, null],
    ]
    const items = checkRows(await open(await aWorkbook({ 'Danh sách': rows })))
    const { saidOtherwise, refused } = await survey(items, async () => {})
    expect([saidOtherwise, refused]).toEqual([2, 1])
  })
})

describe('a list that looks like one of corrections', () => {
  const judged = async (accepted: string[]) => {
    const rows = [
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền đã duyệt', 'Số tiền điều chỉnh'],
      [1, 'Trần Thị Hai', '240123456', 750_000, 1_500_000],
    ]
    const workbook = await open(await aWorkbook({ 'Danh sách': rows }))
    const read = await survey(checkRows(workbook, { asks: true, accepted: new Set(accepted) }), async () => {})
    return judgeList(aList(), read, { tree, programme: nq42, today: '2020-05-29' })
  }

  it('waits for its officer with what it looks like, then for his word about its columns', async () => {
    expect(await judged([])).toMatchObject({
      asks: 'payment',
      message: expect.stringMatching(/là danh sách đính chính.*xác nhận điều đó khi xem lại/),
    })
    expect(await judged(['correction-list'])).toMatchObject({ ok: false, asks: 'columns' })
  })
})

/** The sums that are read, as of a list that has its people so many times. */
async function* readTimes(items: AsyncIterable<CheckedItem>, times: number): AsyncIterable<CheckedItem> {
  for await (const item of items) {
    if (item.kind !== 'end') yield item
    else {
      const { people, amount } = item.totals
      yield { ...item, totals: { ...item.totals, people: people * times, amount: amount * times } }
    }
  }
}

// The register takes no number beyond 2^53: such a list was read again and again, and ended after a day.
describe('the sums of a list', () => {
  const sumsOf = async (rows: readonly WrittenRow[], times = 1) => {
    const items = checkRows(await open(await aWorkbook({ 'Danh sách': [['STT', 'Họ và tên', 'Số tiền'], ...rows] })))
    return (await survey(readTimes(items, times), async () => {})).sums
  }

  it('are as they are written and read', async () => {
    expect(
      await sumsOf([
        [1, 'Trần Thị Hai', 750_000],
        [null, 'Tổng số tiền: 1.500.000 đồng'],
      ]),
    ).toEqual({
      declared: { people: null, amount: 1_500_000 },
      read: { people: 1, amount: 750_000 },
    })
  })

  it('are none where no number holds them exactly', async () => {
    const rows = [
      [1, 'Trần Thị Hai', 1_000_000_000_000],
      [null, 'Tổng số tiền: 99.999.999.999.999.999.999 đồng'],
    ]
    expect(await sumsOf(rows, 9_100)).toEqual({
      declared: { people: null, amount: null },
      read: { people: 9_100, amount: null },
    })
  })
})
