import fc from 'fast-check'
import { differing, differingBirths, differingNumbers } from '../../../../web/console/duplicates/differing.ts'

const marked = (text: string, other: string, compare = differing): string =>
  compare(text, other)
    .map((piece) => (piece.differs ? `[${piece.text}]` : piece.text))
    .join('')

describe('what differs between two values side by side', () => {
  it.each([
    ['Nguyễn Thị Ngọc', 'Nguyễn Thị Ngoc', 'Nguyễn Thị Ng[ọ]c'],
    ['CCCD 066185004321', 'CCCD 066185004312', 'CCCD 0661850043[2]1'],
    ["H'Maryam Niê Kdăm", "H'Maryam Niê", "H'Maryam Niê[ Kdăm]"],
    ['Lê Hai', 'Lê Hai', 'Lê Hai'],
    ['A', 'B', '[A]'],
    ['1966', '08/02/1966', '[1966]'],
    ['Lê An', 'Lê Văn An', '[Lê An]'],
    ['', 'Lê An', ''],
  ])('is marked letter by letter with its marks: %s beside %s', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected)
  })

  it.each([
    ['CCCD 066185004321', 'CCCD 066185004312', 'CCCD 0661850043[2]1'],
    ['CCCD 066185004321', 'CMND 240185321', '[CCCD 066185004321]'],
    ['CMND 240185321', 'Chưa có', '[CMND 240185321]'],
    ['CMND •••• 321', 'CMND •••• 312', 'CMND •••• 3[2]1'],
  ])('is of numbers the digits where both are of one kind: %s beside %s', (text, other, expected) => {
    expect(marked(text, other, differingNumbers)).toBe(expected)
  })

  it.each([
    ['19/08/1958', '1958', '[19/08/]1958'],
    ['1958', '19/08/1958', '[1958]'],
    ['19/08/1958', '1985', '[19/08/1958]'],
    ['08/1958', '1958', '[08/]1958'],
    ['19/08/1958', '18/08/1958', '1[9]/08/1958'],
    ['1958', '1959', '195[8]'],
    ['1958', '1958', '1958'],
  ])('is of births what one of them tells more, whole: %s beside %s', (text, other, expected) => {
    expect(marked(text, other, differingBirths)).toBe(expected)
  })

  it('is the same for one text in two ways of writing its letters', () => {
    expect(marked('Ngọc'.normalize('NFD'), 'Ngọc')).toBe('Ngọc')
  })

  it('leaves the text whole, and nothing marked that is the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (text, other) => {
        const whole = text.normalize('NFC')
        expect(
          differing(text, other)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(whole)
        expect(differing(text, text).every(({ differs }) => !differs)).toBe(true)
      }),
    )
  })
})
