import { isVietnameseSyllable } from '../../../../lambdas/domain/names/vietnamese-syllable.ts'
import { bytesOf } from '../../../../lambdas/lists/legacy/byte-view.ts'
import { decodeLegacy } from '../../../../lambdas/lists/legacy/legacy-encoding.ts'
import { asWindows1252, asWindows1258, inTcvn3, inVni } from './encode-legacy.ts'

const small = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ'

describe('the letters of TCVN3', () => {
  it('are all small letters with their tones, and capitals without', () => {
    for (const letter of small) expect(decodeLegacy(inTcvn3(letter), 'TCVN3')).toEqual({ text: letter, unknown: 0 })
    for (const letter of 'ĂÂÊÔƠƯĐ') expect(decodeLegacy(inTcvn3(letter), 'TCVN3').text).toBe(letter)
    expect(new Set(inTcvn3(small)).size).toBe(small.length)
  })

  it.each([
    ['NguyÔn V¨n Hïng', 'Nguyễn Văn Hùng'],
    ['TrÇn ThÞ H­¬ng', 'Trần Thị Hương'],
    ['§Æng Quèc C­êng', 'Đặng Quốc Cường'],
    ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
  ])('make %p out of %p', (bytes, text) => {
    expect(decodeLegacy(bytes, 'TCVN3')).toEqual({ text, unknown: 0 })
  })

  it('leave a byte that is none of theirs as it is, and count it', () => {
    expect(decodeLegacy('Hïng À ½', 'TCVN3')).toEqual({ text: 'Hùng À ẵ', unknown: 1 })
  })
})

describe('the letters of VNI', () => {
  it('are all letters with their tones, small and capital', () => {
    for (const letter of small + small.toUpperCase()) {
      expect(decodeLegacy(inVni(letter), 'VNI')).toEqual({ text: letter, unknown: 0 })
    }
  })

  it.each([
    ['Nguyeãn Vaên Huøng', 'Nguyễn Văn Hùng'],
    ['NGUYEÃN VAÊN HUØNG', 'NGUYỄN VĂN HÙNG'],
    ['Ñoã Thò Hoàng', 'Đỗ Thị Hồng'],
    ['Döông Quoác Cöôøng', 'Dương Quốc Cường'],
    ['Aùnh', 'Ánh'],
    ['AÙnh', 'Ánh'],
    ['Lyù Myõ Tîeám', 'Lý Mỹ Tỵếm'],
  ])('make %p out of %p', (bytes, text) => {
    expect(decodeLegacy(bytes, 'VNI')).toEqual({ text, unknown: 0 })
  })
})

describe('bytes that were shown with another table', () => {
  const bytes = Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)).join('')

  it('come back from Windows-1252, with C1 controls where it has no letter', () => {
    expect(bytesOf(asWindows1252(bytes), 'western')).toBe(bytes)
  })

  it('come back from windows-1258 and from Latin-1', () => {
    expect(bytesOf(asWindows1258(bytes), 'vietnamese')).toBe(bytes)
    expect(bytesOf(bytes, 'western')).toBe(bytes)
    expect(bytesOf(bytes, 'vietnamese')).toBe(bytes)
  })

  it('are none where a letter is there that no table has', () => {
    expect(bytesOf('Nguyễn', 'vietnamese')).toBeNull()
    expect(bytesOf('Đặng', 'western')).toBeNull()
    expect(bytesOf('Êčăm', 'vietnamese')).toBeNull()
  })

  it('may stand beside signs that no table has', () => {
    expect(bytesOf('Hïng ☐', 'western')).toBe('Hïng ☐')
  })
})

describe('signs among letters of an old font', () => {
  // Excel's "H’" became a control character, which is cleaned away: the name came in as "HTâm".
  it.each([
    ['H’Taâm Mloâ – “Hoa”…', 'VNI', 'H’Tâm Mlô – “Hoa”…'],
    ['H’T©m Ml« – “Hoa”…', 'TCVN3', 'H’Tâm Mlô – “Hoa”…'],
  ] as const)('stay as they are written: %p in %s', (written, encoding, text) => {
    expect(decodeLegacy(bytesOf(written, 'western') ?? '', encoding).text).toBe(text)
  })
})

describe('a Vietnamese syllable', () => {
  it.each(
    'Nguyễn Huỳnh Khuê Quý Quỳnh Quốc Giang Gì Giết Nghĩa Ý Ánh Ấp Oanh Uyên thủy thuỷ hòa hoà Hươu Rượu khuya ngoằn Cac Kỳ y'.split(
      ' ',
    ),
  )('may be %p', (word) => {
    expect(isVietnameseSyllable(word)).toBe(true)
    expect(isVietnameseSyllable(word.toUpperCase().normalize('NFD'))).toBe(true)
  })

  it.each(
    'NguyÔn V¨n Nguyeãn Vaên Huøng Hơng nưc nớc Hng Niê Mlô Êban Krông Ksơr Buôr Hưà Bùí Leõ tàc cèp Kà ngiêm Đắk'.split(
      ' ',
    ),
  )('is never %p', (word) => {
    expect(isVietnameseSyllable(word)).toBe(false)
  })
})
