import fc from 'fast-check'
import type { IdNumber } from '../../../../lambdas/domain/ids/id-number.ts'
import { parseIdNumber } from '../../../../lambdas/domain/ids/parse-id-number.ts'
import { SeenNumbers } from '../../../../lambdas/lists/rows/twice/seen-numbers.ts'

function idNumber(text: string): IdNumber {
  const parsed = parseIdNumber(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

describe('the numbers seen in a file', () => {
  it('tell the first place of each, as a map of all would', () => {
    const cccd = fc.integer({ min: 1, max: 400 }).map((tail) => `0660850${String(tail).padStart(5, '0')}`)
    const cmnd = fc.integer({ min: 1, max: 400 }).map((tail) => `24000${String(tail).padStart(4, '0')}`)
    const place = fc.record({ sheet: fc.nat(999), row: fc.integer({ min: 1, max: 1_048_576 }) })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(cccd, cmnd), place), { maxLength: 3000 }), (found) => {
        const seen = new SeenNumbers()
        const model = new Map<string, { sheet: number; row: number }>()
        for (const [text, { sheet, row }] of found) {
          expect(seen.seenAt(idNumber(text), sheet, row)).toEqual(model.get(text) ?? null)
          if (!model.has(text)) model.set(text, { sheet, row })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('take a CMND and a CCCD of equal value for two numbers', () => {
    const seen = new SeenNumbers()
    expect(seen.seenAt(idNumber('240123456'), 0, 2)).toBeNull()
    expect(seen.seenAt(idNumber('000240123456'), 0, 3)).toBeNull()
    expect(seen.seenAt(idNumber('240123456'), 1, 4)).toEqual({ sheet: 0, row: 2 })
  })
})
