import { checkRows } from '../../../lambdas/lists/check-list.ts'
import type { CheckedItem } from '../../../lambdas/lists/checked-list.ts'
import { noComments } from '../../../lambdas/lists/workbook/comment-parts.ts'
import type { Workbook } from '../../../lambdas/lists/workbook/workbook.ts'
import { asOf, aWorkbook, checked, checkedSheets, codesOf, namesOf } from './a-list.ts'
import { open, refusalOf } from './hand-made-workbook.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000]
const lan = [2, 'Trần Thị Lan', 1956, '240123457', 750000]

describe('a checked list', () => {
  it('has the file, its title, its people and its sums', async () => {
    const list = await checked([
      ['UBND HUYỆN CƯ KUIN\nUBND XÃ EA TIÊU'],
      ['(Kèm theo Quyết định số 1234/QĐ-UBND ngày 12/5/2020)'],
      header,
      hung,
      lan,
      ['Tổng cộng: 2 người', null, null, null, 1_500_000],
    ])
    expect(list).toEqual({
      file: {
        name: 'danh-sach.xlsx',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        format: 'xlsx',
        encoding: 'Unicode',
        sheets: [
          {
            name: 'Danh sách',
            hidden: false,
            headerRow: 3,
            people: 2,
            refused: 0,
            skipped: [{ row: 6, why: 'total', text: 'Tổng cộng: 2 người | 1500000' }],
            columns: [
              { column: 'A', header: 'STT', field: 'stt', confidence: 1 },
              { column: 'B', header: 'Họ và tên', field: 'fullName', confidence: 1 },
              { column: 'C', header: 'Năm sinh', field: 'birth', confidence: 1 },
              { column: 'D', header: 'Số CMND', field: 'idNumber', confidence: 1 },
              { column: 'E', header: 'Số tiền', field: 'amount', confidence: 1 },
            ],
          },
        ],
      },
      title: {
        communeName: 'XÃ EA TIÊU',
        districtName: 'HUYỆN CƯ KUIN',
        decisionNumber: '1234/QĐ-UBND',
        decisionDate: { year: 2020, month: 5, day: 12 },
        programmeHints: [],
      },
      people: [
        {
          sheet: 'Danh sách',
          row: 4,
          stt: '1',
          fullName: 'Nguyễn Văn Hùng',
          birth: { year: 1954, month: null, day: null },
          sex: null,
          idNumbers: [{ kind: 'CMND', number: '240123456' }],
          hamlet: null,
          household: null,
          policy: null,
          policyText: null,
          amount: 750000,
          months: null,
          days: null,
          titleMonths: [],
          note: null,
        },
        expect.objectContaining({ row: 5, fullName: 'Trần Thị Lan' }),
      ],
      refused: [],
      problems: [],
      totals: { people: 2, amount: 1_500_000, declaredPeople: 2, declaredAmount: 1_500_000 },
    })
  })

  it('refuses a row with an error and keeps the others', async () => {
    const list = await checked([header, hung, [2, 'Trần Thị Lan', '31/02/1956', '24012345', 750000]])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
    expect(list.refused).toEqual([{ sheet: 'Danh sách', row: 3, fullName: 'Trần Thị Lan' }])
    expect(list.file.sheets[0]).toMatchObject({ people: 1, refused: 1 })
    expect(list.totals).toMatchObject({ people: 1, amount: 750000 })
  })

  it('accounts for every row below the header that says something', async () => {
    const rows = [
      header,
      ['I', 'Thôn 1'],
      hung,
      [null, 'Nguyễn Thị Hoa'],
      [],
      ['  '],
      [3],
      lan,
      ['Cộng', null, null, null, 1_500_000],
    ]
    const list = await checked(rows)
    const accounted = [
      ...list.people.map(({ row }) => row),
      ...list.refused.map(({ row }) => row),
      ...(list.file.sheets[0]?.skipped.map(({ row }) => row) ?? []),
    ].sort((one, other) => one - other)
    expect(accounted).toEqual([2, 3, 4, 7, 8, 9])
  })

  it('says where its own totals differ from its rows', async () => {
    const list = await checked([header, hung, lan, ['Tổng cộng: 3 người', null, null, null, 2_250_000]])
    expect(list.problems.map(({ code, row, severity }) => [code, row, severity])).toEqual([
      ['total-mismatch', 4, 'warning'],
      ['total-mismatch', 4, 'warning'],
    ])
    expect(list.problems[1]?.message).toContain('2.250.000 đồng')
  })

  it('adds subtotals up where there is no total', async () => {
    const list = await checked([
      header,
      ['Thôn 1'],
      hung,
      ['Cộng thôn 1', 1, null, null, 750000],
      ['Thôn 2'],
      lan,
      ['Cộng thôn 2', 1, null, null, 750000],
    ])
    expect(list.totals).toEqual({ people: 2, amount: 1_500_000, declaredPeople: 2, declaredAmount: 1_500_000 })
  })

  it('warns where the title names another commune than the one that sent it', async () => {
    const rows = [['UBND XÃ EA TIÊU'], header, hung]
    expect(codesOf(await checked(rows, { expectedCommuneName: 'Xã Ea Tiêu', asOf }))).toEqual([])
    const other = await checked(rows, { expectedCommuneName: 'Xã Ea Ktur', asOf })
    expect(other.problems).toMatchObject([{ code: 'other-commune', row: 1, value: 'XÃ EA TIÊU', severity: 'warning' }])
    expect(other.people).toHaveLength(1)
  })
})

describe('a workbook that is no list', () => {
  it.each([
    ['an empty sheet', {}],
    ['a sheet of remarks', { a: [['Kính gửi'], ['Nội dung']] }],
    [
      'a table of something else',
      {
        a: [
          ['Tháng', 'Doanh thu'],
          [1, 200],
        ],
      },
    ],
  ])('is refused with what to do: %s', async (_, sheets) => {
    const refusal = await refusalOf(checkedSheets({ x: [], ...sheets }))
    expect(refusal.code).toBe('no-table')
    expect(refusal.message).toContain('Họ và tên')
  })

  it('but a table without people is an empty list', async () => {
    const list = await checked([header, [1], [2]])
    expect(list.totals.people).toBe(0)
    expect(list.file.sheets[0]?.skipped.map(({ why }) => why)).toEqual(['nobody', 'nobody'])
  })
})

describe('checkRows', () => {
  it('gives people while the sheet is still being read', async () => {
    let read = 0
    const workbook: Workbook = {
      name: 'a',
      format: 'xlsx',
      encoding: 'unicode',
      sha256: null,
      date1904: false,
      sheets: [endlessSheet(() => read++)],
    }
    const people: number[] = []
    for await (const item of checkRows(workbook, { asOf })) {
      if (item.kind === 'person') people.push(item.person.row)
      if (people.length === 500) break
    }
    expect(people).toHaveLength(500)
    expect(read).toBeLessThan(60)
  })

  it('says of a remark that its row is taken only where it is', async () => {
    const woman = '066154000129'
    const said = async (birth: string | number) =>
      (
        await checked([
          ['STT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Số CCCD', 'Số tiền'],
          [1, 'Nguyễn Văn Hùng', birth, 'nam', woman, 0],
        ])
      ).problems.flatMap(({ severity, message }) => (severity === 'warning' ? [message] : []))
    const taken = await said(1954)
    expect(taken).toEqual([
      expect.stringMatching(/kiểm tra lại trên thẻ\. Dòng vẫn được nhận\.$/),
      expect.stringMatching(/ghi số tiền hoặc để trống ô\.$/),
    ])
    const refused = await said('năm con rồng')
    expect(refused).toEqual([
      expect.stringMatching(/kiểm tra lại trên thẻ\.$/),
      expect.stringMatching(/ghi số tiền hoặc để trống ô\.$/),
    ])
  })

  it('ends each sheet with its report and all with the sums', async () => {
    const items: CheckedItem[] = []
    for await (const item of checkRows(await open(await aWorkbook({ a: [header, hung], b: [header, lan] }))))
      items.push(item)
    expect(items.map(({ kind }) => kind)).toEqual(['person', 'sheet', 'person', 'sheet', 'end'])
  })
})

/** A list without end, twenty people at a time. */
function endlessSheet(onBatch: () => void): Workbook['sheets'][number] {
  const text = (column: number, value: string) => ({ column, text: value, value, kind: 'text' as const })
  async function* batches() {
    yield [{ number: 1, hidden: false, cells: [text(0, 'Họ và tên'), text(1, 'Năm sinh'), text(2, 'Số CMND')] }]
    for (let row = 2; ; row += 20) {
      onBatch()
      yield Array.from({ length: 20 }, (_, index) => ({
        number: row + index,
        hidden: false,
        cells: [text(0, 'Y Jut Êban'), text(1, '1960'), text(2, String(240_000_000 + row + index))],
      }))
    }
  }
  return {
    name: 'a',
    hidden: false,
    batches,
    rows: () => {
      throw new Error('not used')
    },
    hiddenColumns: async () => [],
    merged: async () => [],
    comments: async () => noComments,
  }
}
