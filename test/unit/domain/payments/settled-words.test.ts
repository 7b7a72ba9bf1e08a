import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { correctionOf } from '../../../../lambdas/domain/payments/correction.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import { leftOutWords } from '../../../../lambdas/domain/payments/settled-words.ts'
import { anEntitlement, aPayment } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

/** So many months, by their names where they are given. */
const granted = (count: number, names: readonly string[] = []): Entitlement =>
  anEntitlement({
    ...{ policy: 'A4', amount: dong(1_000_000 * count), months: count },
    instalments: instalmentsOf(1_000_000 * count, count, names),
  })

function done(before: Entitlement, command: PaymentCommand): Entitlement {
  const decided = decidePayment(before, command, contextOf('huyen'))
  if (!decided.ok) throw new Error(`${command.kind}: ${decided.error.message}`)
  return decided.value.next
}

const spring = ['2020-04', '2020-05', '2020-06']
const paid = (before: Entitlement, months: readonly string[] | null = null) => done(before, aPayment({ months }))
const askedBack = (before: Entitlement, amount: number) =>
  done(before, { ...plainest['ask-back'], amount, lessConfirmed: true })

/** What the row of a list that says otherwise is answered. */
const answered = (stored: Entitlement, listed: Entitlement): string => {
  const correction = correctionOf(stored, listed)
  return correction.kind === 'settled' ? correction.message : correction.kind
}

describe('a list that grants another sum than was paid', () => {
  it('says what is still due, and who adds it by the decision', () => {
    const words =
      /^đã chi 1\.000\.000 đồng, theo danh sách này được 3\.000\.000 đồng, còn phải chi thêm 2\.000\.000 đồng\..*cấp trên của xã.*“Điều chỉnh theo quyết định” thành 3\.000\.000 đồng/
    expect(answered(paid(granted(1, ['2020-04'])), granted(3, spring))).toMatch(words)
    expect(answered(paid(granted(1)), granted(3, spring))).toMatch(words)
    // The decision cannot give up a month that was handed out.
    const june = answered(paid(granted(1, ['2020-04'])), granted(2, ['2020-05', '2020-06']))
    expect(june).toContain('"Đã chi trả", danh sách không sửa được nữa')
  })

  it('says what was too much, and that it is asked back, until it has been', () => {
    const whole = paid(granted(3, spring))
    expect(answered(whole, granted(1, ['2020-04']))).toMatch(
      /^đã chi 3\.000\.000 đồng, theo danh sách này được 1\.000\.000 đồng, đã chi thừa 2\.000\.000 đồng\..*chọn “Lập thu hồi” 2\.000\.000 đồng/,
    )
    expect(answered(askedBack(whole, 2_000_000), granted(1, ['2020-04']))).toBe('same')
    expect(answered(askedBack(whole, 1_000_000), granted(1, ['2020-04']))).toContain('danh sách không sửa được nữa')
  })

  it('of who was paid in part lowers the grant to that first', () => {
    const inPart = paid(granted(3), ['1', '2'])
    expect(answered(inPart, granted(1, ['2020-04']))).toContain(
      '“Điều chỉnh theo quyết định” về số đã chi, rồi chọn “Lập thu hồi” 1.000.000 đồng',
    )
    // Paid as the first and the second month; that the list calls them April and May is nothing to do.
    expect(answered(inPart, granted(3, spring))).toBe('same')
    const renamed = correctionOf(inPart, { ...granted(3, spring), person: { ...inPart.person, hamlet: 'Thôn 9' } })
    expect(renamed).toMatchObject({ kind: 'changed', next: { instalments: inPart.instalments } })
  })
})

describe('whom the list of a correcting decision does not name', () => {
  it('is to be cancelled while nothing is paid, and asked back what was', () => {
    expect(leftOutWords(granted(1), false)).toMatch(/^không có trong tệp, khoản này chưa chi\..*“Huỷ theo quyết định”/)
    expect(leftOutWords(granted(1), true)).toMatch(/^tệp không ghi người này theo chính sách này nữa/)
    const whole = paid(granted(3))
    expect(leftOutWords(whole, false)).toMatch(/đã chi 3\.000\.000 đồng\..*“Lập thu hồi” 3\.000\.000 đồng/)
    expect(leftOutWords(paid(granted(3), ['1']), false)).toMatch(
      /về số đã chi, rồi chọn “Lập thu hồi” 1\.000\.000 đồng/,
    )
  })

  it('is done with once that has happened', () => {
    const whole = paid(granted(3))
    expect(leftOutWords(askedBack(whole, 1_000_000), false)).toContain('“Lập thu hồi” 2.000.000 đồng')
    expect(leftOutWords(askedBack(whole, 3_000_000), false)).toBeNull()
    expect(leftOutWords(done(granted(1), plainest.cancel), false)).toBeNull()
  })
})
