import fc from 'fast-check'
import { parsePayListCode, payListCode } from '../../../../lambdas/domain/paylists/pay-list-code.ts'

const codes = fc.string({ minLength: 1, maxLength: 30 }).map(payListCode)

describe('the code of a printed pay list', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^DS-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{3}$/)
        for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, code.slice(3)])
          expect(parsePayListCode(typed)).toEqual({ ok: true, value: code })
      }),
      { numRuns: 50 },
    )
  })

  it('is not taken for another when one sign is wrong or two change places', () => {
    const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
    fc.assert(
      fc.property(codes, fc.nat(6), fc.nat(30), (code, place, sign) => {
        const plain = [...code.slice(3).replace('-', '')]
        const wrong = plain.with(place, signs.charAt(sign)).join('')
        if (wrong !== plain.join('')) expect(parsePayListCode(wrong).ok).toBe(false)
        const other = (place + 1) % 7
        const swapped = plain.with(place, plain[other] ?? '').with(other, plain[place] ?? '')
        if (swapped.join('') !== plain.join('')) expect(parsePayListCode(swapped.join('')).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['', 'DS', 'DS-0KQM-3XV', 'DS-7KQM-3XVV', '12345678901234567890', '💥'])('refuses %p with words', (typed) => {
    const parsed = parsePayListCode(typed)
    expect(parsed.ok ? '' : parsed.error.message).toMatch(/^Mã danh sách/)
  })
})
