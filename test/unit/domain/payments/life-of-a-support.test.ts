import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { handedOut, instalmentsOf, paidSum, paymentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { canMove, mayMove, paymentCommands, paymentMoves } from '../../../../lambdas/domain/payments/payment-moves.ts'
import {
  isPaidOut,
  notPaidReasons,
  type PaymentStatus,
  paymentStatuses,
} from '../../../../lambdas/domain/payments/payment-status.ts'
import { leftToAsk } from '../../../../lambdas/domain/payments/recovery.ts'
import { lastPaymentEntry, mayUndo } from '../../../../lambdas/domain/payments/undo-entry.ts'
import { isAllowed, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import {
  type CountPart,
  type Counts,
  cellOf,
  countsOf,
  movedCounts,
} from '../../../../lambdas/domain/statistics/counts.ts'
import { type AccountPart, accountParts, paidByOffice } from '../../../../lambdas/domain/statistics/payer-counts.ts'
import { bucketOf } from '../../../../lambdas/domain/statistics/status-buckets.ts'
import { noTally, type Tally } from '../../../../lambdas/domain/statistics/tally.ts'
import { anEntitlement, aPayment, aPerson, morning } from '../../../support/builders.ts'
import { after, anySteps, contextOf, plainest } from './any-command.ts'

/** Two months of the policy for people without a contract. */
const monthly = anEntitlement({
  policy: 'A4',
  amount: dong(2_000_000),
  months: 2,
  instalments: instalmentsOf(2_000_000, 2, ['2020-04', '2020-05']),
})

/** The shortest ways into each state, each step by the province, which may do everything. */
const waysTo = {
  approved: [],
  'with-payer': ['hand-over'],
  'part-paid': ['april'],
  paid: ['record-payment'],
  'not-received': ['record-not-paid'],
  refused: ['refused'],
  deceased: ['deceased'],
  suspended: ['complaint'],
  'to-recover': ['record-payment', 'ask-back'],
  recovered: ['record-payment', 'ask-back', 'whole'],
  'return-refused': ['record-payment', 'ask-back', 'record-no-return'],
  cancelled: ['cancel'],
} as const satisfies Record<PaymentStatus, readonly string[]>

const more = {
  april: aPayment({ months: ['2020-04'] }),
  refused: { ...plainest['record-not-paid'], reason: 'refused', paper: 'giấy viết tay ngày 28/05/2020' },
  deceased: { ...plainest['record-not-paid'], reason: 'deceased' },
  complaint: { ...plainest['record-not-paid'], reason: 'complaint' },
  whole: { ...plainest['record-return'], amount: 500_000 },
  less: { ...plainest.amend, amount: 1_000_000, months: ['2020-04'] },
} as const
const steps = { ...plainest, ...more }

function inState(status: PaymentStatus): Entitlement {
  let entitlement = monthly
  for (const step of waysTo[status]) {
    const decided = decidePayment(entitlement, steps[step], contextOf('tinh'))
    if (!decided.ok) throw new Error(`${step}: ${decided.error.message}`)
    entitlement = decided.value.next
  }
  return entitlement
}

/** What happens to people, in each state that is not the end of it, and the command by which the record follows. */
const situations: readonly [
  from: PaymentStatus,
  what: string,
  way: readonly string[],
  command: string,
  to: PaymentStatus,
][] = [
  ['approved', 'he comes', [], 'record-payment', 'paid'],
  ['with-payer', 'the post office pays him', ['hand-over'], 'record-payment', 'paid'],
  ['with-payer', 'the post office gives it back', ['hand-over'], 'take-back', 'approved'],
  ['part-paid', 'he dies after the first month', ['april'], 'deceased', 'deceased'],
  ['paid', 'it was not due', ['record-payment'], 'ask-back', 'to-recover'],
  ['not-received', 'he is met later', ['record-not-paid'], 'record-payment', 'paid'],
  ['not-received', 'he refuses', ['record-not-paid'], 'refused', 'refused'],
  ['refused', 'he asks for it after all', ['refused'], 'resume', 'approved'],
  ['refused', 'a decision takes it away', ['refused'], 'cancel', 'cancelled'],
  ['refused', 'a decision ends it at what he has had', ['april', 'refused'], 'less', 'paid'],
  ['deceased', 'his heirs are to have it', ['deceased'], 'resume', 'approved'],
  ['deceased', 'a decision takes it away', ['deceased'], 'cancel', 'cancelled'],
  ['deceased', 'a decision ends it at what he has had', ['april', 'deceased'], 'less', 'paid'],
  ['suspended', 'the complaint is answered', ['complaint'], 'resume', 'approved'],
  ['suspended', 'the complaint was right', ['complaint'], 'cancel', 'cancelled'],
  ['suspended', 'it was right, after a month was paid', ['april', 'complaint'], 'less', 'paid'],
  ['to-recover', 'it comes back whole', ['record-payment', 'ask-back'], 'whole', 'recovered'],
  ['to-recover', 'he will not return it', ['record-payment', 'ask-back'], 'record-no-return', 'return-refused'],
  ['to-recover', 'a further decision', ['record-payment', 'ask-back'], 'ask-back', 'to-recover'],
  ['recovered', 'a further decision', ['record-payment', 'ask-back', 'whole'], 'ask-back', 'to-recover'],
  ['return-refused', 'he returns it', ['record-payment', 'ask-back', 'record-no-return'], 'whole', 'recovered'],
  [
    'return-refused',
    'a further decision',
    ['record-payment', 'ask-back', 'record-no-return'],
    'ask-back',
    'to-recover',
  ],
  ['approved', 'he was resumed by mistake', ['refused', 'resume'], 'undo-payment', 'refused'],
  ['part-paid', 'he was resumed by mistake', ['april', 'refused', 'resume'], 'undo-payment', 'refused'],
  ['cancelled', 'it was cancelled by mistake', ['cancel'], 'undo-payment', 'approved'],
]

const walked = (way: readonly string[]): Entitlement =>
  way.reduce<Entitlement>((entitlement, step) => {
    const decided = decidePayment(entitlement, steps[step as keyof typeof steps], contextOf('tinh'))
    if (!decided.ok) throw new Error(`${way.join(', ')}: ${decided.error.message}`)
    return decided.value.next
  }, monthly)

/** Without what every change moves. */
const bare = ({ version: _version, updatedAt: _updatedAt, ...rest }: Entitlement) => rest

describe('a real situation', () => {
  it.each(situations)('leads on from %s: %s', (from, _what, way, command, to) => {
    expect(walked(way).status).toBe(from)
    expect(walked([...way, command]).status).toBe(to)
  })

  it('is there for every state', () => {
    expect([...new Set(situations.map(([from]) => from))].sort()).toEqual([...paymentStatuses].sort())
  })

  it('never leaves a support, whatever has happened to it, without a command of somebody', () => {
    fc.assert(
      fc.property(anySteps(1), (sequence) => {
        let [one, now] = [monthly, morning]
        for (const step of sequence) {
          now += step.hours * 3_600_000
          one = after(one, step, now)?.next ?? one
        }
        const open = paymentCommands.filter(
          (command) => command !== 'undo-payment' && roles.some((role) => mayMove(command, one, role)),
        )
        // Cancelled it is ended, and all that was paid has come back: there undoing is what is left.
        const isEnded =
          one.status === 'cancelled' ||
          (one.status === 'recovered' && leftToAsk({ paid: paidSum(one), recovery: one.recovery }) === 0)
        expect([one.status, open.length > 0]).toEqual([one.status, !isEnded])
      }),
      { numRuns: 300 },
    )
  })

  it('asks no more back than was paid, by all decisions together, and each can be taken back by itself', () => {
    const once = walked(['record-payment', 'ask-back', 'whole'])
    const more = { ...plainest['ask-back'], amount: 1_500_000 }
    const twice = decidePayment(once, more, contextOf('tinh'))
    expect(twice).toMatchObject({
      ok: true,
      value: { next: { status: 'to-recover', recovery: { amount: 2_000_000 } } },
    })
    if (!twice.ok) return
    expect(twice.value.event.changes.asked).toEqual(['500.000 đồng', '2.000.000 đồng'])
    expect(decidePayment(once, { ...more, amount: 1_500_001 }, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('từ 1 đồng đến 1.500.000 đồng') },
    })
    expect(decidePayment(twice.value.next, more, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('không còn gì để thu hồi thêm') },
    })
    const undone = decidePayment(twice.value.next, plainest['undo-payment'], contextOf('tinh'))
    expect(undone).toMatchObject({ value: { next: { status: 'recovered', recovery: once.recovery } } })
  })

  it('is resumed on a paper, and not against a conclusion', () => {
    const refused = walked(['refused'])
    expect(decidePayment(refused, { ...plainest.resume, paper: ' ' }, contextOf('huyen'))).toMatchObject({
      error: { message: expect.stringContaining('giấy tờ làm căn cứ') },
    })
    const resumed = decidePayment(refused, plainest.resume, contextOf('huyen'))
    expect(resumed).toMatchObject({
      value: {
        next: { status: 'approved', notPaid: null },
        event: { type: 'support.resumed', reason: 'theo biên bản' },
      },
    })
    const stopped = { ...refused, reviews: [{ caseId: 'c', owner: '657', effect: 'stopped' as const }] }
    expect(decidePayment(stopped, plainest.resume, contextOf('huyen'))).toMatchObject({
      error: { code: 'under-review' },
    })
  })

  it.each([
    ['nothing was paid', []],
    ['a month was paid', ['april']],
  ])('is resumed by mistake where %s: undone, the refusal stands again, and no payment is touched', (_what, paid) => {
    const refused = walked([...paid, 'refused'])
    const undone = decidePayment(walked([...paid, 'refused', 'resume']), plainest['undo-payment'], contextOf('tinh'))
    expect(undone).toMatchObject({ value: { event: { type: 'support.resumption-undone' } } })
    if (!undone.ok) return
    expect(bare(undone.value.next)).toEqual(bare(refused))
    expect(undone.value.event.changes).toMatchObject({
      status: [paid.length > 0 ? 'Đã chi một phần' : 'Chưa chi trả', 'Từ chối nhận'],
      basis: ['đơn ngày 28/05/2020', null],
      paper: [null, 'giấy viết tay ngày 28/05/2020'],
    })
  })

  it('is undone in the order of what was entered, past a resumption', () => {
    const way = ['april', 'refused', 'resume', 'deceased', 'resume', 'record-payment']
    for (let length = way.length; length > 0; length--) {
      const undone = decidePayment(walked(way.slice(0, length)), plainest['undo-payment'], contextOf('tinh'))
      expect(undone.ok && bare(undone.value.next)).toEqual(bare(walked(way.slice(0, length - 1))))
    }
  })

  it('keeps a resumption while the money lies at a post office again, and nobody below takes it back', () => {
    const given = walked(['april', 'refused', 'resume', 'hand-over'])
    expect(decidePayment(given, plainest['undo-payment'], contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('lấy lại từ đơn vị đó trước') },
    })
    expect(mayUndo(given, contextOf('tinh').actor)).toBe(false)
    const resumed = walked(['april', 'refused', 'resume'])
    expect(decidePayment(resumed, plainest['undo-payment'], contextOf('xa')).ok).toBe(false)
    const back = walked(['april', 'refused', 'resume', 'hand-over', 'take-back', 'undo-payment'])
    expect(back).toMatchObject({ status: 'refused', payment: { months: ['2020-04'] } })
  })

  it('names the payment that undoing would take back now, and none where that is another entry', () => {
    const { actor } = contextOf('tinh')
    const by = { username: actor.username, role: actor.role, unit: actor.unit }
    expect(lastPaymentEntry(walked(['april']))).toMatchObject({ by, at: morning })
    expect(lastPaymentEntry(walked(['april', 'refused']))).toMatchObject({ by, at: morning })
    for (const way of [[], ['april', 'refused', 'resume'], ['refused', 'cancel'], ['record-payment', 'ask-back']])
      expect(lastPaymentEntry(walked(way))).toBeNull()
    expect(lastPaymentEntry(walked(['refused', 'cancel', 'undo-payment']))).toMatchObject({ by, at: morning })
  })

  it('that ends a grant by a decision needs something paid: else it is cancelled', () => {
    expect(decidePayment(walked(['refused']), plainest.amend, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('chưa chi đồng nào') },
    })
  })
})

describe('the table of moves', () => {
  it('has a way into every state', () => {
    for (const status of paymentStatuses) expect(inState(status).status).toBe(status)
  })

  it('is what the decision follows: of every state, command and role exactly those that it names are carried out', () => {
    const found: string[] = []
    const expected: string[] = []
    for (const status of paymentStatuses)
      for (const command of paymentCommands)
        for (const role of roles) {
          const entitlement = inState(status)
          // The entries were made by the province today: only it undoes them.
          const isOwn = command !== 'undo-payment' || role === 'tinh'
          if (mayMove(command, entitlement, role) && isOwn) expected.push(`${status} ${command} ${role}`)
          const decided = decidePayment(entitlement, plainest[command], contextOf(role))
          if (!decided.ok) continue
          found.push(`${status} ${command} ${role}`)
          expect(paymentMoves[command].to).toContain(decided.value.next.status)
        }
    expect(found).toEqual(expected)
  })

  it('gives nobody a move whose right he has not', () => {
    for (const command of paymentCommands)
      for (const status of paymentStatuses)
        for (const role of roles)
          if (canMove(command, status, role)) expect(isAllowed(role, paymentMoves[command].action)).toBe(true)
  })

  it('undoes each entry to the very record that was there before, but for its version', () => {
    for (const status of paymentStatuses) {
      const way = waysTo[status]
      const last = way.at(-1)
      if (last === undefined || last === 'hand-over' || status === 'not-received') continue
      let before = monthly
      for (const step of way.slice(0, -1)) {
        const decided = decidePayment(before, steps[step], contextOf('tinh'))
        if (decided.ok) before = decided.value.next
      }
      const undone = decidePayment(inState(status), plainest['undo-payment'], contextOf('tinh'))
      expect(undone.ok && bare(undone.value.next)).toEqual(bare(before))
    }
  })
})

const three = ['2020-04', '2020-05', '2020-06']
const start = ['a', 'b', 'c', 'd', 'e'].map((letter, index) =>
  index === 4
    ? anEntitlement({
        id: letter.repeat(26),
        policy: 'A7a',
        amount: dong(750_000),
        person: aPerson({ household: 'HN-12', isHead: true }),
      })
    : index < 2
      ? anEntitlement({ id: letter.repeat(26), amount: dong(1_500_000), person: aPerson({ idNumbers: [] }) })
      : anEntitlement({
          id: letter.repeat(26),
          policy: 'A4',
          amount: dong(3_000_000),
          instalments: instalmentsOf(3_000_000, 3, index === 2 ? three : []),
        }),
)

/** Counters as the register keeps them: nothing but what each change moves. */
class Counters {
  readonly parts = new Map<CountPart, { people: number; amount: number }>()
  add(before: Entitlement | null, now: Entitlement): void {
    for (const { part, people, amount } of movedCounts([{ before, after: now }])) {
      const known = this.parts.get(part) ?? { people: 0, amount: 0 }
      this.parts.set(part, { people: known.people + people, amount: known.amount + amount })
    }
  }
  private named(
    kind: 'due' | 'late' | 'office' | 'outof' | AccountPart,
    tally: (part: CountPart) => Tally,
  ): Record<string, Tally> {
    const keys = [...this.parts.keys()].filter((part) => part.startsWith(`${kind}-`) && tally(part).people > 0)
    return Object.fromEntries(keys.map((part) => [part.slice(kind.length + 1), tally(part)]))
  }
  get counts(): Counts {
    const tally = (part: CountPart) => {
      const { people, amount } = this.parts.get(part) ?? noTally
      return { people, amount: dong(amount) }
    }
    return {
      planned: noTally,
      byStatus: Object.fromEntries(paymentStatuses.map((one) => [one, tally(one)])) as Counts['byStatus'],
      byReason: Object.fromEntries(notPaidReasons.map((one) => [one, tally(`reason-${one}`)])) as Counts['byReason'],
      askedBack: tally('asked-back'),
      returned: tally('returned'),
      dueByMonth: this.named('due', tally),
      lateByOffice: this.named('late', tally),
      enteredByOffice: this.named('office', tally),
      outOfPayer: this.named('outof', tally),
      accounts: Object.fromEntries(accountParts.map((part) => [part, this.named(part, tally)])) as Counts['accounts'],
      offset: tally('offset'),
      noNumber: tally('no-number'),
      paidNoNumber: tally('paid-no-number'),
      personDays: tally('person-days'),
      paidPersonDays: tally('paid-person-days'),
      households: tally('household'),
      paidHouseholds: tally('paid-household'),
      inHouseholds: tally('in-household'),
    }
  }
}

describe('any sequence of commands by any roles', () => {
  it('keeps approved = paid + not payable + suspended + waiting, pays nobody twice, and leaves no state without its event', () => {
    fc.assert(
      fc.property(anySteps(start.length), (sequence) => {
        const people = [...start]
        const counters = new Counters()
        for (const one of people) counters.add(null, one)
        const given = people.map(() => 0)
        let now = morning
        for (const step of sequence) {
          now += step.hours * 3_600_000
          const before = people[step.who]
          const decided = before && after(before, step, now)
          if (!before || !decided) continue
          const { next, event } = decided
          expect(canMove(step.command.kind, before.status, step.role)).toBe(true)
          expect(next.version).toBe(before.version + 1)
          expect(event.at).toBe(now)
          expect(event.actor.role).toBe(step.role)
          const [paidBefore, paidNow] = [paymentsOf(before), paymentsOf(next)]
          if (event.type === 'payment.recorded') given[step.who] = (given[step.who] ?? 0) + (next.payment?.amount ?? 0)
          else if (paidNow.length < paidBefore.length)
            given[step.who] = (given[step.who] ?? 0) - (before.payment?.amount ?? 0)
          // What has happened stays: nothing but undoing the last payment takes one away, and none is ever changed.
          else expect(paidNow).toEqual(paidBefore)
          const months = paidNow.flatMap((one) => one.months)
          expect(new Set(months).size).toBe(months.length)
          expect(paidSum(next)).toBeLessThanOrEqual(next.amount)
          expect(paidSum(next)).toBe(given[step.who])
          counters.add(before, next)
          people[step.who] = next
        }
        const cell = cellOf([counters.counts])
        const standing = people.filter(({ status }) => status !== 'cancelled')
        expect(cell.approved.people).toBe(standing.length)
        expect(cell.approved.amount).toBe(standing.reduce((sum, { amount }) => sum + amount, 0))
        for (const unit of ['people', 'amount'] as const)
          expect(cell.approved[unit]).toBe(
            cell.paid[unit] + cell.notPayable[unit] + cell.suspended[unit] + cell.left[unit],
          )
        expect(cell.paid.amount).toBe(given.reduce((sum, amount) => sum + amount, 0))
        expect(cell.paid.amount).toBe(people.reduce((sum, one) => sum + handedOut(one), 0))
        expect(counters.counts).toEqual(recounted(people))
        const { byReason, askedBack, returned } = counters.counts
        for (const unit of ['people', 'amount'] as const) {
          const reasons = notPaidReasons.reduce((sum, reason) => sum + byReason[reason][unit], 0)
          expect(reasons).toBe(cell.notPayable[unit] + cell.suspended[unit])
        }
        const late = Object.values(counters.counts.lateByOffice).reduce((sum, { people: count }) => sum + count, 0)
        expect(late).toBe(people.flatMap((one) => paymentsOf(one)).filter((one) => one.late).length)
        expect(returned.amount).toBeLessThanOrEqual(askedBack.amount)
        const paidBy = paidByOffice(counters.counts)
        expect(Object.values(paidBy).reduce((sum, { amount }) => sum + amount, 0)).toBe(cell.paid.amount)
        const { accounts } = counters.counts
        const ofPayer = (part: AccountPart): number => accounts[part]['657']?.amount ?? 0
        expect(ofPayer('given') + ofPayer('outside')).toBe(
          (paidBy['payer-657']?.amount ?? 0) + ofPayer('returned') + ofPayer('held'),
        )
        expect(counters.counts.noNumber.people).toBe(
          standing.filter(({ person }) => person.idNumbers.length === 0).length,
        )
        const heads = standing.filter(({ person }) => person.isHead)
        expect(counters.counts.households.people).toBe(heads.length)
        expect(counters.counts.paidHouseholds.people).toBe(
          heads.filter((one) => bucketOf[one.status] === 'paid').length,
        )
        for (const one of people) {
          const { status, payment, recovery } = one
          expect(isPaidOut(one) || status === 'recovered').toBe(payment !== null)
          expect(['to-recover', 'recovered', 'return-refused'].includes(status)).toBe(recovery !== null)
        }
      }),
      { numRuns: 300 },
    )
  })
})

function recounted(people: readonly Entitlement[]): Counts {
  const counters = new Counters()
  for (const one of people) counters.add(null, one)
  expect(people.flatMap(countsOf).length).toBeGreaterThan(0)
  return counters.counts
}
