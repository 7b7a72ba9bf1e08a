import fc from 'fast-check'
import { displayName } from '../../../../lambdas/domain/names/display-name.ts'
import { foldText } from '../../../../lambdas/domain/names/fold-text.ts'
import { nameKey } from '../../../../lambdas/domain/names/name-key.ts'
import { anyText } from '../../../support/any-text.ts'

describe('displayName', () => {
  it('composes letters typed as base and marks, in whatever order the marks came', () => {
    expect(displayName('Nguye\u0302\u0303n')).toBe('Nguyễn')
    expect(displayName('Nguye\u0303\u0302n')).toBe('Nguyễn')
    expect(displayName('Nguyê\u0303n')).toBe('Nguyễn')
  })

  it('turns the look-alikes Ð and Ɖ into Đ', () => {
    expect(displayName('Ð\u1eb7ng \u0189\u1ee9c ð\u1ea1t \u0256')).toBe('Đặng Đức đạt đ')
  })

  it('removes what cannot be seen and doubled blanks', () => {
    expect(displayName('\uFEFF Lê\u200B  Thị\u00A0\u00A0Hoa\u00AD\n')).toBe('Lê Thị Hoa')
  })

  // The register takes no such text: one cell of an old workbook would have ended its whole list.
  it('removes half a letter and keeps whole ones beyond the first plane', () => {
    expect(displayName('Lê\uD83D Thị\uDE00 Hoa \uD83D\uDE00')).toBe('Lê Thị Hoa 😀')
  })

  it('keeps capitals, apostrophes and Êđê letters as written', () => {
    for (const name of ['LÊ THỊ HOA', "H'Maryam Niê", 'H’ Wŏn Êban', 'Y Ƀhăm Êčăm', 'Y Jŭt Kê̆bŏn'.normalize('NFC')]) {
      expect(displayName(name)).toBe(name)
    }
  })

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(displayName(displayName(text))).toBe(displayName(text))
      }),
    )
  })
})

describe('nameKey', () => {
  it.each([
    [
      'hmaryam nie',
      [
        "H'Maryam Niê",
        'H Maryam Nie',
        'h’maryam niê',
        'HMaryam Niê',
        "H' Maryam Niê",
        'H-Maryam Niê',
        'H´Maryam Niê',
        'H`Maryam  Niê',
      ],
    ],
    ['yjut eban', ['Y Jut Êban', 'Y-Jut Êban', 'YJut Eban', 'y jŭt êban', 'Y’Jut Êban']],
    ['nguyen van duc', ['Nguyễn Văn Đức', 'NGUYEN VAN DUC', 'Nguyễn Văn Ðức', 'nguyễn  văn đức']],
    ['mlo', ["M'Lô", 'Mlô', 'M’lô']],
    ['nie kdam', ['Niê Kđăm', 'Niê-KĐăm', 'Nie Kdam']],
  ])('gives %s for every spelling', (key, spellings) => {
    expect([...new Set(spellings.map(nameKey))]).toEqual([key])
  })

  it('does not take names that merely begin with H or Y for Êđê marks', () => {
    expect(nameKey('Hà')).toBe('ha')
    expect(nameKey('Hồ Thị Yến')).toBe('ho thi yen')
    expect(nameKey('Yến Nhi')).toBe('yen nhi')
  })

  it('keeps the given name Ý apart inside a name', () => {
    expect(nameKey('Nguyễn Thị Ý Nhi')).toBe('nguyen thi y nhi')
    expect(nameKey('Nguyen Thi Y Nhi')).toBe(nameKey('Nguyễn Thị Ý Nhi'))
  })

  it('is the same for a name typed without its accents', () => {
    for (const name of ['Ý Nhi', 'Y Ƀhăm Êčăm', 'Đỗ Thị Hằng Buôn Krông', 'Trần Nữ Thuỳ Dương']) {
      expect(nameKey(foldText(name))).toBe(nameKey(name))
    }
  })

  it('keeps the order of the words: an Êđê name begins with the given name', () => {
    expect(nameKey('Niê Maryam')).not.toBe(nameKey('Maryam Niê'))
  })

  it('folds an initial, brackets and points away', () => {
    expect(nameKey('Ng. V. A (con)')).toBe('ng v a con')
  })
})
