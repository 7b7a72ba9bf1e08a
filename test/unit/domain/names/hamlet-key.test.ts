import { hamletKey, isSameHamlet } from '../../../../lambdas/domain/names/hamlet-key.ts'

describe('a hamlet', () => {
  it.each<[written: string, others: string[]]>([
    ['Thôn 3', ['thôn 03', '3', 'THÔN 3', 'T3', 'T.3', 't. 3', 'Th3', 'Thôn: 3', 'thon 3', 'Tổ 3', 'TDP 3']],
    ['Buôn Ngô', ['Ngô', 'B. Ngô', 'B.Ngô', 'BUÔN NGÔ', 'Buon Ngo', 'Buôn Ngô'.normalize('NFD'), 'Bon Ngô']],
    ['Thôn Tân Lập', ['Tân Lập', 'T. Tân Lập', 'thon Tan Lap']],
  ])('is one however lists write it: %s', (written, others) => {
    expect(others.filter((other) => hamletKey(other) !== hamletKey(written))).toEqual([])
  })

  it.each([
    ['Thôn B3', 'Thôn 3'],
    ['Buôn Tul', 'Buôn Ul'],
    ['Thôn Lang', 'Thôn'],
    ['Thôn 3', 'Thôn 13'],
    ['Buôn Bông', 'Buôn Ông'],
  ])('is another by its name: %s, %s', (one, other) => {
    expect(hamletKey(one)).not.toBe(hamletKey(other))
  })

  it('that nobody wrote is none', () => {
    expect([null, '', ' '].map(hamletKey)).toEqual(['', '', ''])
  })

  it.each([
    ['Buôn Ciết', 'B. Ciết', true],
    ['Buôn Ciết', 'Ciết', true],
    ['Thôn 5', 'T05', true],
    ['Tổ dân phố 5', 'T. 5', true],
    ['Tổ dân phố 5', 'TDP5', true],
    ['Thôn 5', 'Buôn 5', false],
    ['Thôn 5', 'Tổ 5', false],
    ['Buôn Tân Lập', 'Thôn Tân Lập', false],
    ['Buôn Ciết', 'Buôn Kram', false],
    ['', '', false],
  ])('is the same only where what both call it agrees: %s, %s', (one, other, isSame) => {
    expect([isSameHamlet(one, other), isSameHamlet(other, one)]).toEqual([isSame, isSame])
  })
})
