import * as SheetJs from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import { aWorkbook } from '../a-list.ts'
import { inTcvn3 } from '../legacy/encode-legacy.ts'
import { annotated, check, columnTexts, partOf } from './annotated.ts'

const typed = [
  ['UBND xã Ea Tiêu'],
  ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn, buôn', 'Số tiền'],
  [1, 'Nguyễn Văn Hùng', '1954', '240123456', 'Thôn Tân Tiến', 750000],
  [2, 'Trần Thị Lan Hương', '1956', '66156000045', 'Thôn Tân Tiến', 750000],
  [3, 'Phạm Đình Quyết', '1961', '240123458', 'Thôn Hòa Bình', 750000],
  [4, 'Hoàng Thị Phượng', '1970', '240123459', 'Thôn Hòa Bình', 750000],
]
const rows = typed.map((row) => row.map((value) => (typeof value === 'string' ? inTcvn3(value) : value)))

/** In .VnTime, as Excel would show it. */
async function inOldFont(): Promise<Uint8Array> {
  const parts = unzipSync(await aWorkbook({ 'Danh sach': rows }))
  const styles = Buffer.from(parts['xl/styles.xml'] ?? []).toString()
  return zipSync({ ...parts, 'xl/styles.xml': Buffer.from(styles.replaceAll('Times New Roman', '.VnTime')) })
}

describe('a workbook in an old font sent back', () => {
  it('has its column, in a font that shows our words, and its own texts as they were', async () => {
    const bytes = await inOldFont()
    const before = await check(bytes, undefined, { legacy: 'convert' })
    const back = await annotated(bytes, before.problems)
    const texts = columnTexts(back, 'G')
    expect(texts[2]).toBe('Lỗi')
    expect(texts[4]).toMatch(/66156000045 có 11 số/)
    expect(columnTexts(back, 'B')).toEqual(columnTexts(bytes, 'B'))
    const fonts = partOf(back, 'xl/styles.xml').match(/<font>.*?<\/font>/g) ?? []
    expect(fonts.slice(3).length).toBeGreaterThan(0)
    for (const font of fonts.slice(3)) expect(font).toContain('Times New Roman')
  })

  it.each(['ask', 'convert'] as const)('reads as the same list when it comes again (%s)', async (legacy) => {
    const bytes = await inOldFont()
    const before = await check(bytes, undefined, { legacy })
    const after = await check(await annotated(bytes, before.problems), undefined, { legacy })
    expect(after.people).toEqual(before.people)
    expect(after.refused).toEqual(before.refused)
    expect(after.problems).toEqual(before.problems)
  })

  it('is written in Unicode where it was an .xls, whose font is gone, and a person said so', async () => {
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'Danh sach')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const before = await check(bytes, 'a.xls', { legacy: 'convert' })
    const back = await annotated(bytes, before.problems, { legacy: 'convert' })
    expect(columnTexts(back, 'B')[6]).toBe('Hoàng Thị Phượng')
    expect(columnTexts(back, 'G')[4]).toMatch(/66156000045 có 11 số/)
    const after = await check(back)
    expect(after.people.map(({ fullName, hamlet }) => [fullName, hamlet])).toEqual(
      before.people.map(({ fullName, hamlet }) => [fullName, hamlet]),
    )
    expect(columnTexts(await annotated(bytes, before.problems), 'G')[2]).toBe('Lỗi')
  })
})
