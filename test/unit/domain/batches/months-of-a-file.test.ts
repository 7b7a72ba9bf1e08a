import fc from 'fast-check'
import { joinMonths } from '../../../../lambdas/domain/batches/join-months.ts'
import { planLine } from '../../../../lambdas/domain/batches/plan-line.ts'
import { himself, type Said, type SaidPaid } from '../../../../lambdas/domain/batches/said.ts'
import { settleRepeated } from '../../../../lambdas/domain/batches/settle-lines.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf, paidMonths, paidSum } from '../../../../lambdas/domain/payments/instalments.ts'
import { anEntitlement, aPayment, morning } from '../../../support/builders.ts'
import { contextOf } from '../payments/any-command.ts'

const day = 24 * 3_600_000
const month = 1_000_000
const names = ['2020-04', '2020-05', '2020-06']

const paid = (parts: Partial<SaidPaid> = {}): Said => ({
  outcome: 'paid',
  paidOn: '2020-05-28',
  paidAt: null,
  place: null,
  mark: null,
  lateReason: 'không có mạng',
  receiver: himself,
  idNumbers: [],
  noIdNumberReason: null,
  months: null,
  amount: month,
  dueMonthsOnly: true,
  note: null,
  ...parts,
})
const absent: Said = { outcome: 'not-paid', reason: 'absent', note: 'Vắng mặt', paper: null, months: null }

/** Three months with the post office since 20 May. */
const given = handed(aMonthly(), Date.parse('2020-05-20T08:00:00+07:00'))

function aMonthly(months: readonly string[] = names): Entitlement {
  const instalments = instalmentsOf(3 * month, 3, months)
  return anEntitlement({ policy: 'A4', amount: dong(3 * month), months: 3, instalments })
}

function handed(support: Entitlement, at: number): Entitlement {
  const decision = decidePayment(support, { kind: 'hand-over', unit: '657' }, contextOf('huyen', at))
  if (!decision.ok) throw new Error(decision.error.message)
  return decision.value.next
}

const planned = (support: Entitlement, said: Said, now = morning, corrects = true) =>
  planLine(support, said, contextOf('payer', now), { corrects })

/** The support after lines that came one after the other. */
function told(support: Entitlement, ...lines: readonly (Said | readonly [Said, number])[]): Entitlement {
  return lines.reduce((one, line) => {
    const [said, now] = 'outcome' in line ? ([line, morning] as const) : line
    return planned(one, said, now).moves.reduce((before, move) => {
      const decision = decidePayment(before, move, contextOf('payer', now))
      if (!decision.ok) throw new Error(decision.error.message)
      return decision.value.next
    }, one)
  }, support)
}

describe("a payer's second file about what is paid by the month", () => {
  const april = told(given, paid())

  it('pays nobody again who corrects the day, and says what is to be done', () => {
    expect(paidMonths(april)).toEqual(['2020-04'])
    const corrected = planned(april, paid({ paidOn: '2020-05-27' }))
    expect(corrected).toMatchObject({ answer: 'which-payment', moves: [] })
    expect(corrected.message).toContain('tháng 4/2020, 1.000.000 đồng ngày 28/05/2020')
    expect(corrected.message).toContain('thêm cột "Tháng"')
    const named = paid({ paidOn: '2020-05-27', months: ['04'] })
    expect(planned(april, named)).toMatchObject({ answer: 'correct', moves: [{ kind: 'undo-payment' }, {}] })
    expect(told(april, named)).toMatchObject({ payment: { paidOn: '2020-05-27', months: ['2020-04'] }, earlier: [] })
  })

  it('knows a file that is sent again, also when another one has come since', () => {
    const both = told(april, paid({ months: ['2020-05'] }))
    expect(paidMonths(both)).toEqual(['2020-04', '2020-05'])
    for (const support of [april, both])
      for (const line of [paid(), paid({ months: ['2020-04'] })])
        expect(planned(support, line)).toMatchObject({ answer: 'same', moves: [] })
    expect(planned(april, paid()).message).toContain('Nếu dòng này là tháng khác, thêm cột "Tháng"')
    // The month before the last one has gone by: an officer corrects it.
    expect(planned(both, paid({ paidOn: '2020-05-27', months: ['04'] }))).toMatchObject({
      answer: 'already-paid',
      moves: [],
    })
    expect(planned(both, paid({ paidOn: '2020-05-27' })).answer).toBe('which-payment')
  })

  it('enters the next month by its name, or when it was paid in a later month of the calendar', () => {
    expect(planned(april, paid({ months: ['05'] }))).toMatchObject({ answer: 'pay', message: 'Chi tháng 5/2020' })
    const june = Date.parse('2020-06-15T09:00:00+07:00')
    expect(planned(april, paid({ paidOn: '2020-06-15' }), june).moves).toMatchObject([{ months: ['2020-05'] }])
    expect(planned(april, paid({ months: ['05'], amount: null })).amount).toBe(month)
    expect(planned(april, paid({ months: ['07'] }))).toMatchObject({ answer: 'wrong-amount', moves: [] })
    expect(planned(april, paid({ months: ['04', '05'], amount: 2 * month })).answer).toBe('which-payment')
  })

  it('takes back the month that it names when nobody was met after all', () => {
    expect(planned(april, absent)).toMatchObject({ answer: 'which-payment', moves: [] })
    expect(told(april, { ...absent, months: ['04'] })).toMatchObject({ status: 'not-received', payment: null })
    expect(told(april, { ...absent, months: ['05'] })).toMatchObject({
      status: 'not-received',
      payment: { months: ['2020-04'] },
    })
    // Of April, which was paid yesterday, nobody speaks today.
    expect(planned(april, absent, morning + day).answer).toBe('not-paid')
  })

  it('leaves what the district has entered for it, and forgets what the commune had paid before', () => {
    const entered = decidePayment(given, aPayment({ paidOn: '2020-05-28', months: ['2020-04'] }), contextOf('huyen'))
    if (!entered.ok) throw new Error(entered.error.message)
    const known = planned(entered.value.next, paid())
    expect(known).toMatchObject({ answer: 'already-paid', moves: [] })
    expect(known.message).toContain('đơn vị 657 đã ghi chi tháng 4/2020')
    const paidBefore = aPayment({ months: ['2020-04'], paidOn: '2020-05-28' })
    const before = decidePayment(aMonthly(), paidBefore, contextOf('xa', morning - day))
    const rest = handed(before.ok ? before.value.next : given, morning - 1)
    expect(planned(rest, paid({ paidOn: '2020-05-29' })).moves).toMatchObject([{ months: ['2020-05'] }])
  })

  it('enters no đồng that no paper has said, whatever is sent again and corrected', () => {
    // Each month was paid once; papers tell it again, name it or not, and correct its day. What names no month is told in order.
    const anyLine = fc.record({
      which: fc.nat(2),
      day: fc.constantFrom(21, 21, 22, 23),
      isNamed: fc.boolean(),
      saysSum: fc.boolean(),
      hours: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), fc.boolean(), (lines, isLater) => {
        let now = Date.parse('2020-08-01T07:00:00+07:00')
        let support = given
        const toldOf = new Set<number>()
        for (const { which, day: date, isNamed, saysSum, hours } of lines) {
          const isInOrder = Array.from({ length: which }, (_, at) => toldOf.has(at)).every(Boolean)
          if (!isNamed && !(isInOrder && saysSum)) continue
          now += hours * 3_600_000
          // All in one month of the calendar, or each in one of its own.
          const paidOn = `2020-0${isLater ? 5 + which : 6}-${date}`
          toldOf.add(which)
          const months = isNamed ? [names[which] ?? ''] : null
          support = told(support, [paid({ paidOn, months, amount: saysSum ? month : null }), now])
          expect(paidSum(support)).toBeLessThanOrEqual(toldOf.size * month)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a selection', () => {
  const select = (support: Entitlement, now = morning) =>
    planned(support, paid({ amount: null, paidOn: '2020-05-29' }), now, false)

  it('pays no month that is not due when it is made twice', () => {
    const first = select(given)
    expect(first).toMatchObject({ answer: 'pay', amount: 2 * month })
    const [move] = first.moves
    const decision = move && decidePayment(given, move, contextOf('payer'))
    if (!decision?.ok) throw new Error('not paid')
    expect(select(decision.value.next)).toMatchObject({ answer: 'not-due', moves: [] })
    expect(select(decision.value.next).message).toContain('tháng 6/2020')
  })

  it('passes over a month that a lower support has set off', () => {
    const setOff = (months: readonly string[]) => ({
      ...aMonthly(months),
      amount: dong(aMonthly(months).amount - month),
      offset: dong(month),
    })
    expect(select(setOff(['2020-04', '2020-05', '2020-06'])).moves).toMatchObject([{ months: ['2020-05'] }])
    expect(select(setOff(['2020-05', '2020-06', '2020-07']))).toMatchObject({ answer: 'not-due', moves: [] })
    expect(select(setOff([])).moves).toMatchObject([{ months: ['2'] }])
  })

  it('pays one of the months that are only counted, once in a month of the calendar', () => {
    const counted = aMonthly([])
    const one = decidePayment(counted, aPayment({ months: ['1'] }), contextOf('xa'))
    expect(select(counted).moves).toMatchObject([{ months: ['1'] }])
    expect(select(one.ok ? one.value.next : counted)).toMatchObject({ answer: 'not-due', moves: [] })
  })
})

describe('months in rows of their own', () => {
  const row = (number: number, said: Said) => ({ id: 'a', row: number, said })

  it('are one payment where day and receiver agree', () => {
    const [first, second] = joinMonths([row(8, paid({ months: ['05'] })), row(9, paid({ months: ['04'] }))])
    expect(first).toMatchObject({ with: null, said: { months: ['04', '05'], amount: 2 * month } })
    expect(second).toMatchObject({ with: 'dòng 8' })
    expect(planned(given, first?.said as Said)).toMatchObject({ answer: 'pay', amount: 2 * month })
  })

  it('say in which sheet the other row stands', () => {
    const inSheet = (sheet: string, months: string[]) => ({ ...row(2, paid({ months })), sheet })
    const [, second] = joinMonths([inSheet('Tháng 4', ['04']), inSheet('Tháng 5', ['05'])])
    expect(second).toMatchObject({ with: 'dòng 2 trang "Tháng 4"' })
  })

  it('are left where they are no plain months of one payment, with words what to send', () => {
    const others = [paid({ months: ['05'], paidOn: '2020-05-27' }), paid(), paid({ months: ['04'] }), absent]
    for (const other of others) {
      const lines = joinMonths([row(8, paid({ months: ['04'] })), row(9, other)])
      expect(lines.map((line) => line.with)).toEqual([null, null])
    }
    const rows = [paid(), paid({ paidOn: '2020-05-27' })].map((said, at) => ({
      ...row(at + 8, said),
      ...{ answer: 'pay' as const, message: null, isMonthly: true },
    }))
    const [one] = settleRepeated(rows)
    expect(one).toMatchObject({ answer: 'repeated' })
    expect(one?.message).toContain('gửi mỗi tháng một tệp')
  })
})
