import fc from 'fast-check'
import { hamletNames } from '../../../../lambdas/domain/names/hamlet-names.ts'

const named = (...commune: readonly (string | null)[]): (string | null)[] => commune.map(hamletNames(commune))

describe('the hamlets of a commune', () => {
  it('are one however rows shorten them, called as most rows write it', () => {
    expect(named('B. Ciết', 'Buôn Ciết', 'Buôn Ciết', 'BUÔN CIẾT')).toEqual(Array(4).fill('Buôn Ciết'))
    expect(named('B. Ciết', 'B. Ciết', 'Buôn Ciết')).toEqual(Array(3).fill('B. Ciết'))
    expect(named('T5', 'Thôn 05')).toEqual(['Thôn 05', 'Thôn 05'])
    expect(named('5', 'Thôn 5', 'TDP 3', 'Tổ 3', 'Tổ 3')).toEqual(['Thôn 5', 'Thôn 5', 'Tổ 3', 'Tổ 3', 'Tổ 3'])
  })

  it('are two where they are called otherwise or bear other numbers', () => {
    const apart = ['Thôn 5', 'Buôn 5', 'Xóm 5', 'Thôn 1, 2', 'Thôn 12', 'Buôn Kô A', 'Buôn Kô B', 'Thôn 5A']
    expect(named(...apart)).toEqual(apart)
  })

  it('are three where a row does not say which of two it means', () => {
    expect(named('Thôn 5', 'Buôn 5', '5')).toEqual(['Thôn 5', 'Buôn 5', '5'])
    expect(named('Thôn 5', 'Tổ 5', 'T5', 'B5', 'Buôn 5')).toEqual(['Thôn 5', 'Tổ 5', 'T5', 'Buôn 5', 'Buôn 5'])
  })

  it('are none where a row says none, and as they are where nobody of the commune has them', () => {
    expect(named(null, '', ' ', 'Thôn 1')).toEqual([null, null, null, 'Thôn 1'])
    expect(hamletNames([])('Thôn 9')).toBe('Thôn 9')
  })

  it('are the same whatever the order of the rows', () => {
    const spelled = fc.constantFrom('T5', '5', 'Thôn 5', 'Tổ 5', 'B. 5', 'Buôn 5', 'TDP 5')
    fc.assert(
      fc.property(fc.array(spelled, { maxLength: 12 }), (commune) => {
        const [one, other] = [hamletNames(commune), hamletNames(commune.toReversed())]
        for (const a of commune) for (const b of commune) expect(one(a) === one(b)).toBe(other(a) === other(b))
      }),
    )
  })
})
