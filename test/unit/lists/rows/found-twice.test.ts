import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { policyWords } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, checkedSheets } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Ngày sinh', 'Thôn', 'Số tiền']
const row = (name: string, birth: string | number, hamlet: string | null) => [1, name, birth, hamlet, 1_500_000]
const told = async (...rows: WrittenRow[]) =>
  (await checked([header, ...rows])).problems.map(({ row: at, severity, code }) => [at, severity, code])

describe('two rows of one name without ID numbers', () => {
  it('are told where year and hamlet are the same', async () => {
    const list = await checked([header, row('Nguyễn Văn An', 1954, 'Thôn 1'), row('NGUYỄN VĂN AN', 1954, 'thôn 1')])
    expect(list.people).toHaveLength(2)
    expect(list.problems).toMatchObject([
      {
        row: 3,
        column: 'B',
        severity: 'warning',
        code: 'namesake-in-file',
        message:
          'Dòng 3, cột B (Họ và tên): NGUYỄN VĂN AN sinh 1954 đã có ở dòng 2 của tệp này, cả hai không có số CMND/CCCD. Nếu là một người, xóa một dòng; nếu là hai người, ghi số giấy tờ của từng người; dòng vẫn được nhận.',
      },
    ])
  })

  it('are told where the whole date is the same, in whatever hamlet', async () => {
    const rows = [row('H Bia Niê', '05/03/1954', 'Buôn Ky'), row("H'Bia Niê", '5/3/1954', null)]
    expect(await told(...rows)).toEqual([[3, 'warning', 'namesake-in-file']])
  })

  it.each([
    ['another year', row('Nguyễn Văn An', 1955, 'Thôn 1')],
    ['another hamlet', row('Nguyễn Văn An', 1954, 'Thôn 2')],
    ['no hamlet', row('Nguyễn Văn An', 1954, null)],
    ['another name', row('Nguyễn Thị An', 1954, 'Thôn 1')],
  ])('are two people with %s', async (_what, other) => {
    expect(await told(row('Nguyễn Văn An', 1954, 'Thôn 1'), other)).toEqual([])
  })

  it('are two people where the first of January stands for an unknown day', async () => {
    const day = '01/01/1954'
    const list = await checked([header, row('Nguyễn Văn An', day, 'Thôn 1'), row('Nguyễn Văn An', day, 'Thôn 2')])
    expect(list.problems.filter(({ code }) => code === 'namesake-in-file')).toEqual([])
  })

  it('are two people where one has a number', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn'],
      [1, 'Nguyễn Văn An', 1954, '240123456', 'Thôn 1'],
      [2, 'Nguyễn Văn An', 1954, null, 'Thôn 1'],
      [3, 'Nguyễn Văn An', 1954, '240123457', 'Thôn 1'],
    ]
    expect((await checked(rows)).problems.map(({ code }) => code)).toEqual(['missing-id-number'])
  })

  it('are children of two households', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Thôn'],
      [1, 'Y Bhăm Niê', 'Chủ hộ', 1980, 'Buôn Ky'],
      [null, 'Y Bin Niê', 'Con', 2012],
      [2, 'Y Jut Niê', 'Chủ hộ', 1981, 'Buôn Ky'],
      [null, 'Y Bin Niê', 'Con', 2012],
    ]
    expect((await checked(rows)).problems).toEqual([])
  })
})

describe('a copy of a sheet', () => {
  const an = row('Nguyễn Văn An', 1954, null)
  const be = row('Trần Thị Bé', 1956, null)

  it('is told once, by its name and its people, who have the same hamlet', async () => {
    const list = await checkedSheets({ 'Thôn 1': [header, an, be], 'Thôn 1 (2)': [header, an, be] })
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1', 'Thôn 1'])
    expect(list.problems.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'namesake-in-file'],
      [3, 'namesake-in-file'],
      [null, 'sheet-copied'],
    ])
    expect(list.problems[2]?.message).toBe(
      'Trang "Thôn 1 (2)": Tên trang là của bản sao trang "Thôn 1", 2 người đã có ở trang đó. Nếu là bản sao, xóa trang này; nếu không, đổi tên trang và xóa những người đã có.',
    )
  })

  it('is none where other people stand in it, or no such sheet is there', async () => {
    const list = await checkedSheets({
      'Thôn 1': [header, an],
      'Thôn 1 (2)': [header, be],
      'Thôn 3 (2)': [header, row('Lê Văn Cao', 1957, null)],
    })
    expect(list.problems).toEqual([])
  })
})

// "Nếu là một người, xóa một dòng" stood at a supplement as well: whoever did so took a support away.
describe('two rows of one number', () => {
  const remarkOf = async (second: WrittenRow, programme = nq68, chosen: string | null = null) => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Đối tượng', 'Tháng hỗ trợ'],
      [1, 'Trần Thị Hà', 1985, '240123456', 'Chấm dứt hợp đồng lao động', null],
      second,
    ]
    const { problems } = await checked(rows, {
      ...policyWords(programme, chosen),
      asOf: { year: 2021, month: 9, day: 1 },
    })
    return problems.find(({ code }) => code === 'duplicate-in-file')?.message
  }
  const second = (policy: string, months: string | null) => [2, 'Trần Thị Hà', 1985, '240123456', policy, months]

  it('say of a supplement what it is, and that both rows stay', async () => {
    expect(await remarkOf(second('Lao động đang mang thai', null))).toMatch(
      /dòng 2 của tệp này; dòng này là khoản hỗ trợ thêm, được hưởng cùng khoản khác\. Nếu là một người, giữ cả hai dòng; nếu là hai người/,
    )
  })

  it('say so where the supplement was chosen for all rows', async () => {
    expect(await remarkOf(second('', null), nq68, 'B7')).toContain('dòng này là khoản hỗ trợ thêm')
  })

  it('say of a month which one it is, and to delete a row of the same month alone', async () => {
    expect(await remarkOf(second('Lao động tự do', 'tháng 5/2020'), nq42)).toMatch(
      /dòng này của tháng 5\/2020\. Nếu là một người và hai dòng khác tháng, giữ cả hai; nếu cùng tháng, xóa một dòng/,
    )
  })

  // The row of the supplement stood first, and what the person has beside it was to be deleted.
  it('keep a support below its supplement, and delete one of two supports below it', async () => {
    const [header, support] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Đối tượng'],
      [1, 'Trần Thị Hà', 1985, '240123456', 'Chấm dứt hợp đồng lao động'],
    ]
    const supplement = [2, 'Trần Thị Hà', 1985, '240123456', 'Lao động đang mang thai']
    const { problems } = await checked([header, supplement, support, supplement, support], {
      ...policyWords(nq68, null),
      asOf: { year: 2021, month: 9, day: 1 },
    })
    const told = problems.filter(({ code }) => code === 'duplicate-in-file')
    expect(told.map(({ row, message }) => [row, message])).toEqual([
      [3, expect.stringMatching(/đã có ở dòng 2 của tệp này; dòng 2 là khoản hỗ trợ thêm.*giữ cả hai dòng/)],
      // What is paid once was to be kept twice.
      [
        4,
        expect.stringMatching(
          /đã có ở dòng 2 .*dòng này là khoản hỗ trợ thêm.*một khoản của một người ghi hai lần, xóa/,
        ),
      ],
      [5, expect.stringMatching(/đã có ở dòng 3 của tệp này\. Nếu là một người, xóa một dòng/)],
    ])
  })

  it('are told as before where one support alone is due', async () => {
    expect(await remarkOf(second('Chấm dứt hợp đồng lao động', null))).toMatch(
      /tệp này\. Nếu là một người, xóa một dòng/,
    )
  })
})

// Each row of a sheet that sums up the others was told, and the officer had to delete them or its people came in twice.
describe('a sheet that says again what others say', () => {
  const columns = ['STT', 'Họ và tên', 'Quan hệ', 'Ngày sinh', 'Số CMND', 'Thôn', 'Số tiền']
  const head = (sum: number | null = 750_000) => [1, 'Y Bhăm Niê', 'Chủ hộ', 1980, '240123451', 'Buôn Ky', sum]
  const child = [null, 'Y Bin Niê', 'Con', 2012, null, null, 750_000]
  const old = [2, 'Trần Thị Bé', 'Chủ hộ', '5/3/1950', null, 'Buôn Ky', 750_000]
  const total = [null, 'Cộng', null, null, null, null, 2_250_000]
  const sheets = { 'Buôn Ky': [columns, head(), child, old, total], 'Gửi huyện': [columns, old, head(), child, total] }
  const accepted = { asOf, accepted: new Set(['duplicate-in-file']) }

  it('is asked about as a whole: each row says that it need not be read', async () => {
    const list = await checkedSheets(sheets)
    expect(list.people).toHaveLength(6)
    const again = list.problems.filter(({ code }) => code !== 'missing-id-number')
    expect(again.map(({ sheet, row: at, code, suggestion }) => [sheet, at, code, suggestion])).toEqual(
      [2, 3, 4].map((at) => ['Gửi huyện', at, 'duplicate-in-file', 'không đọc dòng này']),
    )
    expect(again[1]?.message).toContain(
      'Số 240123451 đã có ở dòng 2 trang "Buôn Ky" của tệp này, mọi điều ghi như nhau',
    )
  })

  it('is left out once that is accepted, with each row and its own total told', async () => {
    const list = await checkedSheets(sheets, accepted)
    expect(list.people.map(({ sheet, fullName }) => [sheet, fullName])).toEqual(
      ['Y Bhăm Niê', 'Y Bin Niê', 'Trần Thị Bé'].map((name) => ['Buôn Ky', name]),
    )
    expect(list.totals).toEqual({ people: 3, amount: 2_250_000, declaredPeople: null, declaredAmount: 2_250_000 })
    expect(list.file.sheets[1]?.skipped.map(({ row: at, why }) => [at, why])).toEqual([
      ...[2, 3, 4].map((at) => [at, 'repeated-person']),
      [5, 'subtotal'],
    ])
    expect(list.problems.map(({ sheet, row: at, code, message }) => [sheet, at, code, message])).toEqual([
      ['Buôn Ky', 4, 'missing-id-number', expect.anything()],
      [
        'Gửi huyện',
        null,
        'suggestion-accepted',
        'Trang "Gửi huyện": 3 dòng ghi lại nguyên người đã có ở trang khác, không đọc theo gợi ý được chấp nhận. Không cần sửa nếu đúng.',
      ],
    ])
  })

  it.each<[string, WrittenRow]>([
    ['his sum', head(500_000)],
    ['his name', [1, 'Y Bhăm Êban', 'Chủ hộ', 1980, '240123451', 'Buôn Ky', 750_000]],
    ['his birth', [1, 'Y Bhăm Niê', 'Chủ hộ', 1981, '240123451', 'Buôn Ky', 750_000]],
  ])('is read where it says otherwise of somebody: %s', async (_, other) => {
    const list = await checkedSheets({ ...sheets, 'Gửi huyện': [columns, other, old] }, accepted)
    expect(list.people).toHaveLength(4)
    expect(
      list.problems.filter(({ code }) => code === 'duplicate-in-file').map(({ suggestion }) => suggestion),
    ).toEqual([null])
  })

  it('is read where a number cannot be: nobody knows whose it is', async () => {
    const odd = [2, 'Trần Thị Bé', 'Chủ hộ', '5/3/1950', '6.6E+10', 'Buôn Ky', 750_000]
    const list = await checkedSheets({ A: [columns, odd], B: [columns, odd] }, accepted)
    expect(list.refused).toHaveLength(2)
  })

  it('is none on one sheet, nor of who has neither a number nor a whole day of birth: namesakes are many', async () => {
    const list = await checkedSheets({ A: [columns, head(), head()], B: [columns, child] }, accepted)
    expect(list.people).toHaveLength(3)
    const years = [3, 'Trần Thị Bé', 'Chủ hộ', 1950, null, 'Buôn Ky', 750_000]
    expect((await checkedSheets({ A: [columns, years], B: [columns, years] }, accepted)).people).toHaveLength(2)
  })
})
