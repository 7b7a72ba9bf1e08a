import fc from 'fast-check'
import { canonicalJson } from '../../../../lambdas/domain/ledger/seals/canonical-json.ts'

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => number + 0),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 4 }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, part]) => [key, shuffled(part)]),
        )
      : value

describe('the one text of a value', () => {
  it('is the same in whatever order the keys were written, and reads back as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(shuffled(value))).toBe(text)
        expect(JSON.parse(text)).toEqual(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('differs for values that differ', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        let isSame = true
        try {
          expect(a).toEqual(b)
        } catch {
          isSame = false
        }
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame)
      }),
    )
  })

  it("sorts keys by UTF-16 units and escapes as RFC 8785's example does", () => {
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7, '\ufb33': 3 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  it.each([
    [1.5],
    [Number.NaN],
    [2 ** 53],
    [-0],
    ['\ud800'],
    ['a\udc00b'],
    [new Date(0)],
    [() => 1],
    [1n],
    [undefined],
  ])('has no text for %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('leaves out what is undefined, as a table does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })
})
