import fc from 'fast-check'
import { planLine } from '../../../../lambdas/domain/batches/plan-line.ts'
import { plainlyPaid, type Said } from '../../../../lambdas/domain/batches/said.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import {
  instalmentsOf,
  paidMonths,
  paidSum,
  paymentsOf,
  unpaidSum,
} from '../../../../lambdas/domain/payments/instalments.ts'
import { payerParts, payerShare } from '../../../../lambdas/domain/payments/payer-share.ts'
import { moneyWithPayer, whoseMoney } from '../../../../lambdas/domain/payments/payers-money.ts'
import type { PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import { anActor, anEntitlement, aPayment, batchDetails, morning } from '../../../support/builders.ts'
import { contextOf, plainest } from '../payments/any-command.ts'

/** What an office says: a command, or a line of its file. */
type Word = { readonly command: PaymentCommand } | { readonly said: Said }

const months = ['2020-04', '2020-05', '2020-06']
const offices = (['657', '24547', '66'] as const).flatMap((unit, at) => [
  { role: (['huyen', 'xa', 'tinh'] as const)[at] ?? 'xa', unit },
  { role: 'payer' as const, unit },
])
const spans = [null, ['2020-04'], ['2020-05'], ['2020-06'], ['2020-04', '2020-05']]
const absent = { outcome: 'not-paid', reason: 'absent', note: 'vắng', paper: null } as const
const another = { kind: 'other', name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' } as const
const paid = plainlyPaid({ ...batchDetails, dueMonthsOnly: false, lateReason: 'không có mạng' })

const words: readonly Word[] = [
  ...spans.map((span) => ({ command: aPayment({ months: span }) })),
  ...['657', '24547', '66'].map((unit) => ({ command: { kind: 'hand-over' as const, unit } })),
  ...(['absent', 'refused', 'complaint'] as const).map((reason) => ({
    command: { ...plainest['record-not-paid'], reason, paper: 'giấy viết tay' },
  })),
  ...(['take-back', 'undo-payment', 'resume', 'cancel', 'ask-back', 'record-return'] as const).map((kind) => ({
    command: plainest[kind],
  })),
  ...spans.flatMap((span) => [
    { said: { ...paid, months: span } },
    { said: { ...paid, months: span, receiver: another } },
    { said: { ...absent, months: span } },
  ]),
]
const amendments: readonly Word[] = [1, 2, 3].map((count) => ({
  command: { ...plainest.amend, months: months.slice(0, count), amount: count * 1_000_000 },
}))

const once = anEntitlement()
const monthly = anEntitlement({
  policy: 'A4',
  amount: dong(3_000_000),
  months: 3,
  instalments: instalmentsOf(3_000_000, 3, months),
})
/** Half a million of April was paid under a lower support before. */
const setOff = { ...monthly, amount: dong(2_500_000), offset: dong(500_000) }

/** The first word from this one on that changes the support, of whichever office may say it, and what it makes of it. */
function nextOf(support: Entitlement, from: number, now: number, all: readonly Word[]): Entitlement {
  for (let tries = 0; tries < all.length; tries++) {
    const word = all[(from + tries * 7) % all.length]
    const office = offices[(from + tries) % offices.length]
    if (!word || !office) continue
    const context = { ...contextOf(office.role, now), actor: anActor(office) }
    const moves = 'command' in word ? [word.command] : planLine(support, word.said, context, { corrects: true }).moves
    let next: Entitlement | null = moves.length > 0 ? support : null
    for (const move of moves) {
      const decision = next && decidePayment(next, move, context)
      next = decision?.ok ? decision.value.next : null
    }
    if (next) return next
    expect('said' in word && moves.length > 0).toBe(false)
  }
  return support
}

/** Of every post office: given + outside = paid + returned + held, nothing below nothing, and what is held lies with whoever has it. */
function faultsOf(support: Entitlement): unknown[] {
  const parts = payerParts(support)
  const wrong = parts.filter(({ unit, given, outside, paid: out, returned, held, heldNotPayable }) => {
    const isElsewhere = held > 0 && unit !== support.handedTo?.unit
    const isBelowNothing = Math.min(given, outside, out, returned, held, heldNotPayable) < 0
    return given + outside !== out + returned + held || isBelowNothing || isElsewhere
  })
  const sum = (of: 'paid' | 'held'): number => parts.reduce((all, part) => all + part[of], 0)
  const byPayers = paymentsOf(support).filter((one) => whoseMoney(one).role === 'payer')
  const sums = {
    held: sum('held') - moneyWithPayer(support),
    paid: sum('paid') - byPayers.reduce((all, { amount }) => all + amount, 0),
    paidTwice: paidMonths(support).length - new Set(paidMonths(support)).size,
    paidBeyond: Math.max(0, paidSum(support) - support.amount),
  }
  return [...wrong, ...(Object.values(sums).some((off) => off !== 0) ? [sums] : [])]
}

/** Seconds, days, and a clock that stands still or is put back. */
const anyHistory = fc.array(
  fc.record({ from: fc.nat(10_000), later: fc.constantFrom(1_000, 1_000, 0, -5_000, 30 * 3_600_000) }),
  { maxLength: 14 },
)

describe('the accounts of three post offices', () => {
  it('add up at any moment, whatever is handed over, paid, sent in files, corrected and undone, and whatever the clock does', () => {
    fc.assert(
      fc.property(fc.constantFrom(monthly, once, setOff), anyHistory, (start, history) => {
        let [support, now] = [start, morning]
        for (const { from, later } of history) {
          now += later
          support = nextOf(support, from, now, words)
          const unbalanced = payerParts(support).filter(({ unit }) => payerShare(support, unit)?.unbalanced)
          // No đồng in two accounts: what lies with an office is what nobody has handed out.
          const twice = support.handedTo ? moneyWithPayer(support) - unpaidSum(support) : 0
          expect([...faultsOf(support), ...unbalanced, twice]).toEqual([0])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('add up also where later decisions grant more or less', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let [support, now] = [monthly, morning]
        for (const { from, later } of history) {
          now += later
          support = nextOf(support, from, now, [...words, ...amendments])
          expect(faultsOf(support)).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })

  // The office was to answer for four million of three, since its payment seemed to come before the money.
  it.each([0, -1, -5_000])('tell what came first where the clock has moved by %d ms since', (later) => {
    const at = (role: 'huyen' | 'payer', now: number) => contextOf(role, now)
    const given = carried(monthly, plainest['hand-over'], at('huyen', morning))
    const april = carried(given, aPayment({ months: ['2020-04'] }), at('payer', morning + later))
    const parts = { given: 3_000_000, paid: 1_000_000, unbalanced: 0 }
    expect(payerShare(april, '657')).toMatchObject({ ...parts, held: 2_000_000 })
    const back = carried(april, plainest['take-back'], at('huyen', morning + later))
    expect(payerShare(back, '657')).toMatchObject({ ...parts, returned: 2_000_000 })
    const may = carried(back, aPayment({ months: ['2020-05'] }), at('payer', morning + later))
    expect(payerShare(may, '657')).toMatchObject({ ...parts, paid: 2_000_000, returned: 1_000_000 })
  })

  // Whatever was entered about the support since was dated in the other year, in no day's figures and under no seal until then.
  it('follow no clock that was a year ahead: brought back and given again, the support is as any other', () => {
    const wrong = morning + 365 * 24 * 3_600_000
    const ahead = carried(monthly, plainest['hand-over'], contextOf('huyen', wrong))
    const april = carried(ahead, aPayment({ months: ['2020-04'] }), contextOf('payer', morning))
    expect(april.payment?.enteredAt).toBe(morning)
    const back = carried(april, plainest['take-back'], contextOf('huyen', morning))
    const again = carried(back, plainest['hand-over'], contextOf('huyen', morning + 60_000))
    const may = carried(again, aPayment({ months: ['2020-05'] }), contextOf('payer', morning + 120_000))
    expect(may.payment?.enteredAt).toBe(morning + 120_000)
    expect(payerShare(may, '657')).toMatchObject({ given: 3_000_000, paid: 2_000_000, held: 1_000_000, unbalanced: 0 })
  })
})

function carried(support: Entitlement, command: PaymentCommand, context: Parameters<typeof decidePayment>[2]) {
  const decision = decidePayment(support, command, context)
  if (!decision.ok) throw new Error(decision.error.message)
  expect(decision.value.event.at).toBeGreaterThanOrEqual(context.now)
  return decision.value.next
}
