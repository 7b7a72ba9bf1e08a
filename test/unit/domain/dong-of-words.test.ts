import fc from 'fast-check'
import { dongInWords } from '../../../lambdas/domain/money/dong-in-words.ts'
import { dongOfWords } from '../../../lambdas/domain/money/dong-of-words.ts'
import { foldText } from '../../../lambdas/domain/names/fold-text.ts'

describe('a sum in words', () => {
  it('is the number of which it was made, however it is typed', () => {
    const typed: ((words: string) => string)[] = [
      (words) => words,
      (words) => words.toLocaleUpperCase('vi'),
      foldText,
      (words) => `(Bằng chữ: ${words} chẵn./.)`,
      (words) => words.replaceAll('nghìn', 'ngàn').replaceAll('linh', 'lẻ').replaceAll('tỷ', 'tỉ'),
      (words) => `Tổng số tiền viết bằng chữ: ${words.replace(/ đồng$/, '')}`,
      (words) => words.normalize('NFD'),
    ]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom(...typed), (thousands, type) => {
        expect(dongOfWords(type(dongInWords(thousands * 1_000)))).toBe(thousands * 1_000)
      }),
      { numRuns: 500 },
    )
  })

  it('down to single đồng, but where spoken and written sums differ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (amount) => {
        const read = dongOfWords(dongInWords(amount))
        if (read !== null) expect(read).toBe(amount)
      }),
      { numRuns: 500 },
    )
    expect(dongOfWords('Một triệu năm trăm đồng')).toBeNull()
    expect(dongOfWords('Một triệu không trăm linh năm đồng')).toBe(1_000_005)
  })

  it.each([
    ['Một triệu rưỡi', 1_500_000],
    ['hai trăm rưỡi nghìn đồng', 250_000],
    ['Hai tỷ rưỡi đồng', 2_500_000_000],
    ['1 triệu 500 nghìn đồng', 1_500_000],
    ['Một triệu, năm trăm ngàn đồng chẵn', 1_500_000],
    ['Bảy trăm năm mươi nghìn đ', 750_000],
    ['hai mươi mốt triệu bốn mươi tư nghìn', 21_044_000],
    ['mười lăm triệu', 15_000_000],
    ['không đồng', 0],
    ['một nghìn tỷ đồng', 1_000_000_000_000],
  ])('%s', (words, amount) => expect(dongOfWords(words)).toBe(amount))

  it.each([
    'triệu',
    'một triệu hai',
    'hai triệu ba triệu',
    'năm trăm nghìn một triệu',
    'lăm trăm nghìn',
    'hai lăm nghìn',
    'một mươi nghìn',
    'hai triệu rưỡi năm trăm',
    'không trăm nghìn',
    'ba trăm năm nghìn',
    'một triệu năm trăm nghìn người',
    'Nguyễn Thị Năm',
    'chưa nhận',
    '1.500.000',
    '1500 nghìn',
    'một triệu/tháng',
    'bốn tỷ không trăm',
    'bảy nghìn tỷ chín tỷ',
    '',
  ])('is not %p', (words) => expect(dongOfWords(words)).toBeNull())

  it('is never accepted of words that are not said so', () => {
    const word = fc.constantFrom(
      ...'không một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi trăm linh lẻ nghìn triệu tỷ'.split(' '),
    )
    // What has two spellings is spelled one way; "không trăm linh" is left out by many.
    const plain = (words: string): string =>
      foldText(words)
        .replaceAll('khong tram le', 'khong tram linh')
        .replace(/khong tram (?:linh )?/g, '')
        .replaceAll('lam', 'nam')
        .replaceAll('tu', 'bon')
        .replaceAll(' le ', ' linh ')
        .replace(/ dong$/, '')
    let accepted = 0
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 7 }), (words) => {
        const read = dongOfWords(words.join(' '))
        if (read === null) return
        accepted++
        expect(plain(words.join(' '))).toBe(plain(dongInWords(read)))
      }),
      { numRuns: 5_000 },
    )
    expect(accepted).toBeGreaterThan(50)
  })
})
