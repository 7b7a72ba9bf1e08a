import fc, { type Arbitrary } from 'fast-check'

const codePoint = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((point) => String.fromCodePoint(point))

/**
 * Text of any letters and signs that there are. fast-check's own `unit: 'binary'` first maps all 1.1 million of them, in each test file
 * anew, which takes longer than the tests of it; from the other strings come the names that an object has of its own (`__proto__`).
 */
export const anyText = (size: { minLength?: number; maxLength?: number } = {}): Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.string({ ...size, unit: codePoint }), weight: 3 }, { arbitrary: fc.string(size), weight: 1 })
