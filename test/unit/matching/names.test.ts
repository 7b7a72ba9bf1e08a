import fc from 'fast-check'
import { compareNames, type NameLevel } from '../../../lambdas/matching/names/compare-names.ts'
import { likelyWord } from '../../../lambdas/matching/names/likely-word.ts'
import { isCommonBy, sharesOfWords } from '../../../lambdas/matching/names/name-shares.ts'
import { prepareName } from '../../../lambdas/matching/names/prepare-name.ts'
import { matchWeights } from '../../../lambdas/matching/weights/weights.ts'
import { NameColumn } from '../../../lambdas/matching/whole/name-column.ts'
import { labelledList } from '../../support/labelled/labelled-list.ts'

const isCommon = isCommonBy(sharesOfWords(matchWeights.words))
const compare = (one: string, other: string) => compareNames(prepareName(one), prepareName(other), isCommon)

describe('two names', () => {
  it.each<[why: string, one: string, other: string, level: NameLevel]>([
    ['are the same in capitals', 'Nguyễn Văn Hùng', 'NGUYỄN VĂN HÙNG', 'same'],
    ['are the same in decomposed letters', 'Nguyễn Thị Thủy', 'Nguyễn Thị Thủy'.normalize('NFD'), 'same'],
    ['are the same wherever the tone is put', 'Trần Thị Hoà', 'Trần Thị Hòa', 'same'],
    ['are the same with y for i', 'Lý Văn Mỹ', 'Lí Văn Mĩ', 'same'],
    ['are the same with blanks and a look-alike Đ', 'Đỗ Văn Đạt', ' Ðỗ  Văn Ðạt', 'same'],
    ['are the same without accents', 'Nguyễn Văn Hùng', 'nguyen van hung', 'no-accents'],
    ['differ in an accent', 'Nguyễn Bá Thịnh', 'Nguyễn Bạ Thịnh', 'accents'],
    ['are in another order', 'Nguyễn Văn Hùng', 'Hùng Nguyễn Văn', 'order'],
    ['are in another order, without accents', 'Nguyễn Văn Hùng', 'HUNG NGUYEN VAN', 'order'],
    ['are two common names in another order', 'Trần Xuân Hưng', 'Hùng Trần Xuân', 'like-names'],
    ['differ in an accent besides, in another order', 'Trần Xuân Hưng', 'Hưng Trần Xuấn', 'accents'],
    ['are the same by initials, without accents', 'Mã V. Pảo', 'Ma Van Pao', 'shorter'],
    ['are the same without the clan', 'Y Suk Êban', 'Y Suk', 'shorter'],
    ['are of two sexes without the clan', "H'Suk Êban", 'Y Suk', 'other'],
    ['are of two people without the clan', 'Y Suk Êban', 'Y Blik', 'other'],
    ['are the same by initials', 'Nguyễn Văn An', 'Ng. V. An', 'shorter'],
    ['are the same by the initial of a surname of two letters', 'Lê Văn Nam', 'L. Văn Nam', 'shorter'],
    ['are the same by glued initials', 'Lê Thị Thu Kiều', 'L.T.T.Kiều', 'shorter'],
    ['differ by two letters swapped behind an H', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hnùg', 'slip'],
    [
      'have another letter in brackets, by which a list tells namesakes apart',
      'Nguyễn Văn Hùng (A)',
      'Nguyễn Văn Hùng (B)',
      'other-middle',
    ],
    ['are the same without the middle name', 'Trần Thị Kim Liên', 'Trần Liên', 'shorter'],
    ['differ by a slip of the hand', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hùgn', 'slip'],
    [
      'differ by a slip in the surname, before a middle name that is a surname too',
      'Nguyễn Kim Lý',
      'Ngyễn Kim Lý',
      'slip',
    ],
    ['differ by a slip that has an accent of its own', 'Hồ Thành Hậu', 'Hồ Thàn Hậu', 'slip'],
    ['differ by an accent left out', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hung', 'accents'],
    ['differ by two slips', 'Nguyễn Quốc Khánh', 'Nguyễnn Quốcc Khánh', 'slips'],
    ['are two common names one letter apart', 'Nguyễn Văn Hùng', 'Nguyễn Văn Dũng', 'like-names'],
    ['are two common names one accent apart', 'Nguyễn Thị Thủy', 'Nguyễn Thị Thúy', 'like-names'],
    ['are two common names of which one has no accent', 'Trần Thị Anh', 'Trần Thị Ánh', 'like-names'],
    [
      'are two given names, of which the one is no middle name without its accent',
      'Trần Như Thủy',
      'Trần Như Thi',
      'like-names',
    ],
    ['are two given names behind the middle name of both', 'Lê Thị Thu', 'Lê Thi Thi', 'like-names'],
    ['differ in an accent that nobody has in a given name', 'Trần Như Thi', 'Trần Như Thị', 'accents'],
    ['differ in an accent where the given name was cut off', 'Nguyễn Thị', 'Nguyễn Thi', 'accents'],
    ['differ by a slip in a middle name that lost its accent', 'Nguyễn Thi Lan', 'Nguyễn Thj Lan', 'slip'],
    [
      'differ by a slip that makes a middle name without its accent of another',
      'Nguyễn Thi Lan',
      'Nguyễn Thu Lan',
      'slip',
    ],
    ['are of brothers', 'Nguyễn Văn Hùng', 'Nguyễn Văn Sơn', 'other-given'],
    ['have another middle name', 'Nguyễn Văn Hùng', 'Nguyễn Đức Hùng', 'other-middle'],
    ['have initials for all but one word', 'Nguyễn Văn An', 'N. V. A', 'other'],
    ['are of strangers', 'Nguyễn Văn Hùng', 'Lê Thị Hoa', 'other'],
  ])('%s', (_, one, other, level) => {
    expect(compare(one, other)).toBe(level)
    expect(compare(other, one)).toBe(level)
  })

  it.each([
    ["H'Wên Niê", 'H’ Wên Niê'],
    ["H'Wên Niê", 'H-Wên Niê'],
    ["H'Wên Niê", 'HWên Niê'],
    ["H'Wên Niê", 'Hơ Wên Niê'],
    ['Y Bhăm Êban', 'Y-Bhăm Êban'],
    ['Y Bhăm Êban', 'YBhăm Êban'],
    ["H'Yuin Uông", 'HYuin Uông'],
    ['Y Yăk Mlô', 'YYăk Mlô'],
    ['Y Bhăm Êban', 'Y BHĂM ÊBAN'],
  ])('of the Highlands are the same with the mark written otherwise: %s, %s', (one, other) => {
    expect(compare(one, other)).toBe('same')
  })

  it.each([
    ['Lê Thị Hồng', 'Bà Lê Thị Hồng'],
    ['Lê Thị Hồng', 'CỤ LÊ THỊ HỒNG'],
    ['Lê Thị Hồng', 'Hộ bà: Lê Thị Hồng'],
    ['Lê Văn Nam', 'Ông: Lê Văn Nam'],
    ['Lê Văn Nam', 'Ông (bà) Lê Văn Nam'],
    ['Lê Văn Nam', 'Cháu Lê Văn Nam'],
    ['Lê Văn Nam', 'Em Lê Văn Nam'],
    ['le van nam', 'ong le van nam'],
    ['Y Bhăm Êban', 'Ông Y Bhăm Êban'],
    ["H'Wên Niê", "Bà H'Wên Niê"],
    ['Lê Văn Nam', 'Lê Văn Nam (tức Bảy)'],
    ['Lê Văn Nam', 'Lê Văn Nam (đã chết)'],
    ['Y Bhăm Êban', 'Y Bhăm Êban (Ama Hoa)'],
    ["H'Wên Niê", "H'Wên Niê [vợ]"],
  ])('are the same with what lists write around them: %s, %s', (one, other) => {
    expect(compare(one, other)).toBe('same')
    expect(compare(other, one)).toBe('same')
  })

  it.each([
    ['Ông Cao Thắng', 'Cao Thắng'],
    ['Ông Thị Hoa', 'Thị Hoa'],
    ['Ba Nguyễn Văn', 'Nguyễn Văn'],
  ])('are not cut where "Ông" and "Ba" belong to them: %s', (whole, rest) => {
    expect(prepareName(whole).words).toHaveLength(prepareName(rest).words.length + 1)
  })

  it.each([
    ['Y Djŭ Ayŭn', 'Y Dju Ayun'],
    ["H'Čin Niê", "H'Cin Niê"],
    ['Y Ñăm Êñuôl', 'Y Năm Ênuôl'],
    ["H'Ƀluôn Rĭn", "H'Bluôn Rin"],
    ['Y Khŏk Kpơ̆', 'Y Khok Kpơ'],
  ])('of the Highlands are the same without the letters that no keyboard has: %s, %s', (one, other) => {
    const many = (word: string) => word.length > 1
    expect(compareNames(prepareName(one), prepareName(other), many)).toBe('same')
  })

  it.each([
    ['Vi Thị Hà', 'VI THHỊ HÀ', 'slip'],
    ['Dương Văn Hùng', 'Dương Vănn Hùng', 'slip'],
    ['Nguyễn Bá Lực', 'Ngyễn Bá Lực', 'slip'],
    ['Lê Hồng Thi', 'Lê Hồng Thhi', 'like-names'],
    ['Lê Thị Hà', 'Lê Thu Hà', 'like-names'],
  ] as const)(
    'differ by a slip in what a third of all are called, however often a list has it: %s, %s',
    (one, other, level) => {
      const everything = () => true
      expect(compareNames(prepareName(one), prepareName(other), everything)).toBe(level)
      expect(compareNames(prepareName(other), prepareName(one), everything)).toBe(level)
    },
  )

  it('of the Highlands keep a word that only looks like one with a mark', () => {
    expect(compare('Y Blăk Hmok', 'Y Blăk Hmk')).toBe('slip')
  })

  it('of the Highlands are the same clan first, without accents, and with half of a double clan', () => {
    expect(compare('Y Bhăm Êban', 'Êban Y Bhăm')).toBe('order')
    expect(compare("H'Ƀlŭm Ksơr", "H'Blum Ksor")).toBe('no-accents')
    expect(compare("H'Ƀlŭm Niê Kdăm", "H'Ƀlŭm Niê")).toBe('shorter')
  })

  it('of a man and a woman are never one', () => {
    expect(compare('Y Nga Niê', "H'Nga Niê")).toBe('other')
  })

  it('say nothing where one is missing', () => {
    expect(compare('', 'Nguyễn Văn Hùng')).toBeNull()
    expect(compare('...', 'Nguyễn Văn Hùng')).toBeNull()
  })

  it('compare the same both ways round, and each with itself', () => {
    const word = fc.constantFrom(
      'Nguyễn',
      'Nguyen',
      'Văn',
      'V.',
      'Thị',
      'Hùng',
      'Hung',
      'Dũng',
      'Hùgn',
      "H'Wên",
      'Y',
      'Niê',
      'Kdăm',
      'A',
    )
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compare(one, other)).toBe(compare(other, one))
        expect(['same', null]).toContain(compare(one, one))
      }),
    )
  })

  it('are prepared whatever is typed', () => {
    const odd = [..."aYhHưễ '’·.-_0\u0301\u0302\u0000\u00A0\u200B\uD800\uFFFF名", 'Nguyễn'.normalize('NFD'), '👩‍👩‍👧']
    const text = fc.array(fc.constantFrom(...odd), { maxLength: 300 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (text) => {
        const { words, sorted } = prepareName(text)
        expect(words.length).toBeLessThanOrEqual(12)
        expect(sorted.length).toBeLessThan(1000)
      }),
    )
  })
})

describe('a word of a name', () => {
  it.each([
    ['nguien', 'nguien'],
    ['ngien', 'nguien'],
    ['nguieen', 'nguien'],
    ['dag', 'dag'],
    ['huongg', 'huong'],
    ['zuong', 'zuong'],
    ['xq', 'xq'],
  ])('%s was most likely meant to be %s', (word, likely) => {
    expect(likelyWord(word)).toBe(likely)
  })
})

describe('names of whole lists', () => {
  const column = new NameColumn()
  let placed = 0
  const readIn = (text: string) => {
    column.place(placed, column.idOf(text))
    placed += 1
    return column.preparedAt(placed - 1)
  }

  it('are read from their words as each is read by itself', () => {
    const listed = [...labelledList({ people: 500, seed: 1, noise: 'harsh' })].map(({ fullName }) => fullName)
    expect(listed.map(readIn)).toEqual(listed.map(prepareName))
  })

  it('are read so whatever is typed', () => {
    const around = ['Ông ', 'bà ', ' ba ', 'em ', 'Hộ ông ', ' Nguyễn ', ' (A)', ' (tức ', ')', ' Hmok', ' Hyuin']
    const odd = [
      ..."aYhHưễ '’·.-_0\u0301\u00A0名",
      ' Y ',
      ' HWên',
      ' Ybhăm',
      " H'Ƀlŭm",
      ' ng',
      ' hơ',
      ' Niê',
      ' hùng',
      ...around,
    ]
    const typed = fc.array(fc.constantFrom(...odd), { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(typed, (text) => expect(readIn(text)).toEqual(prepareName(text))),
      { numRuns: 300 },
    )
  })
})

describe('a given name', () => {
  it.each([
    ['Nguyễn Văn Hùng', 'hung'],
    ['Hùng Văn Nguyễn', 'hung'],
    ['Hùng Nguyễn Văn', 'hung'],
    ["H'Maryam Niê", 'mariam'],
    ['Niê Y Jut', 'jut'],
    ['Ayun Thanh Phong', 'phong'],
    ['Hwing Y Moan', 'moan'],
  ])('of %s is %s', (name, given) => {
    expect(prepareName(name).given).toBe(given)
  })
})
