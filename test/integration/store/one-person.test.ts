import fc from 'fast-check'
import type { CaseCommand } from '../../../lambdas/domain/cases/case-command.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { handedOut, instalmentsOf, paymentsOf, unpaidSum } from '../../../lambdas/domain/payments/instalments.ts'
import { isPayable } from '../../../lambdas/domain/payments/payment-moves.ts'
import { countsOf } from '../../../lambdas/domain/statistics/counts.ts'
import { getCase } from '../../../lambdas/store/cases/case-store.ts'
import { readCountedCells } from '../../../lambdas/store/counts/counts-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { isSecondEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, district, higher, one, second } from './case-desk.ts'
import { aRight, eaTieu, kept, order, stored, takenIn, tree, undo } from './desk.ts'

const engine = registerEngine()

const [april, may, june] = ['2020-04', '2020-05', '2020-06']

/** Everything that lists may bring one person: a sum at once, and months of a policy by several decisions, of which two name the same. */
const rights = [
  higher,
  ...[[april], [may], [june], [april, may]].map((months) =>
    aRight(months.join(), {
      ...{ number: one, fullName: 'Nguyễn Thị Ánh', policy: 'A4', months: months.length },
      amount: dong(1_000_000 * months.length),
      instalments: instalmentsOf(1_000_000 * months.length, months.length, months),
      decision: { number: months.join(), day: '2020-05-15' },
    }),
  ),
]
const decision = { number: '9/QĐ', day: '2020-05-28' }
const cancel = { kind: 'cancel', decision, reason: 'không thuộc diện' } as const
/** A later decision about May names April beside it, which another one may have granted. */
const amend = { kind: 'amend', decision, amount: 2_000_000, months: [april, may], reason: 'bổ sung tháng' } as const

/** What somebody does with one of the rights, where it is there. */
const deeds = {
  pay: undefined,
  absent: { kind: 'record-not-paid', reason: 'absent', note: null, paper: null },
  undo,
  cancel,
  amend,
} as const
type Deed = keyof typeof deeds | 'arrive' | 'conclude' | 'ask-back' | 'reverse'

const step = fc.record({
  right: fc.nat({ max: rights.length - 1 }),
  deed: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Deed>('arrive', 'pay', 'conclude') },
    fc.constantFrom<Deed>('absent', 'undo', 'cancel', 'amend', 'ask-back', 'reverse'),
  ),
})

class OnePerson {
  readonly here: Entitlement[] = []
  constructor(readonly register: Register) {}

  async do({ right, deed }: { readonly right: number; readonly deed: Deed }): Promise<void> {
    const chosen = rights[right]
    if (!chosen) return
    if (deed === 'arrive') return this.arrive(chosen)
    if (!this.here.includes(chosen)) return
    if (deed === 'conclude') return this.word(chosen, a('keep-highest'))
    if (deed === 'ask-back') return this.word(chosen, a('recover'))
    if (deed === 'reverse') return this.word(chosen, { kind: 'reverse', note: 'nhầm' })
    const command = deeds[deed]
    await order(this.register, await stored(this.register, chosen.id), { actor: district, ...(command && { command }) })
  }

  private async arrive(right: Entitlement): Promise<void> {
    if (!this.here.includes(right)) this.here.push(right)
    await takenIn(this.register, right)
    await kept(this.register, ...this.here)
  }

  /** Said by one, and agreed to by another one where two are needed. */
  private async word({ id }: Entitlement, command: CaseCommand): Promise<void> {
    const record = await stored(this.register, id)
    const review = record.reviews.at(-1)
    if (!review) return
    await decide(this.register, record, command)
    const known = await getCase(this.register, review.caseId)
    if (known?.state.startsWith('awaiting'))
      await decide(this.register, record, { kind: 'confirm', note: null }, second)
    await kept(this.register, ...this.here)
  }

  all(): Promise<Entitlement[]> {
    return Promise.all(this.here.map(({ id }) => stored(this.register, id)))
  }
}

/** The highest that lists and decisions have granted so far: one sum, or a policy's months, each of them once. */
class Granted {
  private once = 0
  private readonly months = new Set<string>()

  highestOf(all: readonly Entitlement[]): number {
    for (const { id, instalments, amount } of all) {
      const right = rights.find((one) => one.id === id)
      for (const { month } of [...instalments, ...(right?.instalments ?? [])]) this.months.add(month)
      if (instalments.length === 0) this.once = Math.max(this.once, right?.amount ?? amount)
    }
    return Math.max(this.once, 1_000_000 * this.months.size)
  }
}

const sumOf = (all: readonly Entitlement[], of: (one: Entitlement) => number): number =>
  all.reduce((sum, record) => sum + of(record), 0)

it('one person never has more than the highest support, in whatever order lists, payments and conclusions come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const person = new OnePerson(await engine.freshRegister())
      const granted = new Granted()
      for (const each of steps) {
        await person.do(each)
        const all = await person.all()
        const asked = sumOf(all, ({ recovery }) => recovery?.amount ?? 0)
        expect(sumOf(all, handedOut) - asked).toBeLessThanOrEqual(granted.highestOf(all))
        for (const record of all) {
          expect(paymentsOf(record).every(({ amount }) => amount > 0)).toBe(true)
          if (isPayable(record.status)) expect(unpaidSum(record)).toBeGreaterThan(0)
        }
      }
      const all = await person.all()
      const cells = await readCountedCells(person.register, tree, 'nq42-2020', eaTieu)
      const counted = byPart(cells.flatMap(({ parts }) => [...parts]).map(([part, { amount }]) => [part, amount]))
      expect(counted).toEqual(byPart(all.flatMap(countsOf).map(({ part, amount }) => [part, amount])))
    }),
    { numRuns: isSecondEngine ? 4 : 12 },
  )
}, 240_000)

/** Đồng by part, without those that stand at nothing. */
function byPart(parts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [part, amount] of parts) sums[part] = (sums[part] ?? 0) + amount
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}
