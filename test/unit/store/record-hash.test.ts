import { recordHash } from '../../../lambdas/store/ledger/record-hash.ts'

const item = { pk: 'CASE#a', sk: 'CASE', evidence: [{ score: 14.062_5, between: ['a', 'b'] }], version: 2 }

describe('what a record is', () => {
  it('is the same for the same item, whatever the order of its attributes', () => {
    expect(recordHash(item)).toMatch(/^[\w-]{43}$/)
    expect(recordHash(Object.fromEntries(Object.entries(item).toReversed()))).toBe(recordHash(item))
    expect(recordHash({ ...item, note: undefined })).toBe(recordHash(item))
  })

  it('is another one where anything of it is, a fraction of a score too', () => {
    for (const other of [
      { ...item, evidence: [{ score: 14.062_4, between: ['a', 'b'] }] },
      { ...item, evidence: [{ score: 14, between: ['a', 'b'] }] },
      { ...item, evidence: [{ score: 14.062_5, between: ['b', 'a'] }] },
      { ...item, note: null },
    ])
      expect(recordHash(other)).not.toBe(recordHash(item))
  })

  it('is nothing where it has no one text', () => {
    for (const broken of ['\ud800', new Set(['a']), Number.NaN, 1n])
      expect(() => recordHash({ ...item, broken })).toThrow(TypeError)
  })
})
