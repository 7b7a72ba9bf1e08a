import { hamletKey } from '../../../lambdas/matching/match-record.ts'

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
})
