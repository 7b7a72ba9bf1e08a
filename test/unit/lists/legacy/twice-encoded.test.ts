import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { twiceEncoded } from '../../../../lambdas/lists/legacy/twice-encoded.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import type { Row } from '../../../../lambdas/lists/workbook/workbook.ts'
import { checked, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Số tiền']
const people = [
  ['1', 'Nguyễn Văn Đức', '1954', 'Tổ dân phố Đoàn Kết', '1.500.000'],
  ['2', "H'Nguôm Êban", '1961', 'Buôn Tơng Jú', '1.500.000'],
]
const utf8 = (text: string) => new TextEncoder().encode(text)
const shownAs = (table: string) => (text: string) =>
  table === 'latin1' ? String.fromCharCode(...utf8(text)) : new TextDecoder(table).decode(utf8(text))
const withEach = (change: (text: string) => string) => [header, ...people].map((row) => row.map(change))
const asRows = (rows: readonly string[][]): Row[] =>
  rows.map((row, at) => ({
    number: at + 1,
    hidden: false,
    cells: row.map((text, column) => ({ column, text, value: text, kind: 'text' })),
  }))

describe('UTF-8 that was opened with another table and saved again', () => {
  it.each(['windows-1252', 'windows-1258', 'latin1'])(
    'is read as it was typed, and told once: shown as %s',
    async (table) => {
      const rows = withEach(shownAs(table))
      const csv = await checkList(await openWorkbook(utf8(rows.map((row) => row.join(';')).join('\n')), 'a.csv'))
      for (const list of [csv, await checked(rows)]) {
        expect(namesOf(list)).toEqual(['Nguyễn Văn Đức', "H'Nguôm Êban"])
        expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Tổ dân phố Đoàn Kết', 'Buôn Tơng Jú'])
        expect(list.problems).toMatchObject([{ code: 'legacy-converted', severity: 'warning' }])
        expect(list.problems[0]?.message).toMatch(/Há.* → Họ và tên/)
      }
    },
  )

  it('stays lost in the letters that had no character there', async () => {
    const list = await checked(
      withEach((text) => (/^N.*Đức/.test(text) ? shownAs('windows-1252')(text).replace('\u0090', '\uFFFD') : text)).map(
        (row, at) => (at === 1 ? row : row.map(shownAs('windows-1252'))),
      ),
    )
    expect(list.refused).toMatchObject([{ fullName: 'Nguyễn Văn \uFFFDức' }])
    expect(list.problems.map(({ code }) => code)).toContain('lost-letters')
  })

  it('is nothing else: not real letters, not an old font, not one cell', () => {
    expect(twiceEncoded(asRows(withEach((text) => text)))).toBeNull()
    expect(twiceEncoded(asRows([['NguyÔn V¨n Hïng', 'TrÇn ThÞ BÐ', 'Bu«n T¬ng Jó']]))).toBeNull()
    expect(twiceEncoded(asRows([['Nguyeãn Vaên Huøng', 'Traàn Thò Beù', 'Toå daân phoá']]))).toBeNull()
    expect(twiceEncoded(asRows([['Nguyá»…n', 'Nguyễn Văn A']]))).toBeNull()
  })
})

describe('a file whose letters became question marks', () => {
  it('is refused with what to do: "cần Họ và tên" told nothing to who sees it in his own file', async () => {
    const rows = withEach((text) => text.replace(/[\u0100-\uFFFF]/gu, '?'))
    await expect(checked(rows)).rejects.toMatchObject({
      code: 'no-table',
      message: expect.stringMatching(/mất chữ có dấu \(H\? và tên\).*CSV UTF-8/),
    })
  })

  it('is no other file without a table', async () => {
    await expect(checked([['Có hay không?', 'Ai?'], ['Sao?']])).rejects.toMatchObject({
      message: expect.stringMatching(/^Không tìm thấy bảng danh sách: /),
    })
  })
})
