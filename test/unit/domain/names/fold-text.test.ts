import fc from 'fast-check'
import { cleanText } from '../../../../lambdas/domain/names/clean-text.ts'
import { foldText } from '../../../../lambdas/domain/names/fold-text.ts'

const others: Record<string, string> = { đ: 'd', ƀ: 'b', ɓ: 'b', ɗ: 'd', ƌ: 'd', ł: 'l', ø: 'o', ŧ: 't', ħ: 'h' }
/** What the fold is by Unicode's own words, letter by letter. */
const byUnicode = (text: string): string =>
  [...cleanText(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')].map((one) => others[one] ?? one).join('')

describe('text without accents', () => {
  it.each([
    ['Người có công', 'nguoi co cong'],
    ['NGƯỜI  CÓ CÔNG', 'nguoi co cong'],
    ["H'Ƀlŭm Kbuôr", "h'blum kbuor"],
    ['Y Đhăm Niê̆', 'y dham nie'],
    ['Đặng Thị Ngọc Ánh', 'dang thi ngoc anh'],
    ['', ''],
  ])('%s is %s', (text, folded) => expect(foldText(text)).toBe(folded))

  it.each([
    ['Đặng Thị Сúс', 'Đặng Thị Cúc'],
    ['Нọ và tên', 'Họ và tên'],
    ['Số СМND', 'Số CMND'],
    ['Наташа', 'Наташа'],
    ['Βùi Văn Αn', 'Bùi Văn An'],
  ])('has letters of this script where others look like them: %s is %s', (text, clean) =>
    expect(cleanText(text)).toBe(clean),
  )

  it('says of every letter what Unicode says', () => {
    for (let code = 0; code < 0x10000; code++) {
      const text = `a${String.fromCharCode(code)}b`
      if (foldText(text) !== byUnicode(text)) throw new Error(`U+${code.toString(16)}: ${foldText(text)}`)
    }
  })

  it('says the same of any text', () => {
    const text = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes))
    fc.assert(fc.property(text, (any) => foldText(any) === byUnicode(any)))
  })
})
