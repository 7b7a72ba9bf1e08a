import fc from 'fast-check'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { paidSum } from '../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { isPaidOut } from '../../../lambdas/domain/payments/payment-status.ts'
import { leftToAsk, outstanding } from '../../../lambdas/domain/payments/recovery.ts'
import { countsOf } from '../../../lambdas/domain/statistics/counts.ts'
import { readCountedCells } from '../../../lambdas/store/counts/counts-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aKey,
  anyPayment,
  aRight,
  cuKuin,
  eaKtur,
  eaTieu,
  marks,
  notPaid,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'

const engine = registerEngine()
const [shared, added] = ['066185004321', '066185004322'] as const

/** Two communes, two policies, three rights under one number, and two people without one who may both get the other number. */
const rights = [
  aRight('A', { number: shared, fullName: 'Nguyễn Thị Ánh' }),
  aRight('B', { number: shared, fullName: 'Nguyễn Thị Ánh', policy: 'A5' }),
  aRight('C', { number: shared, commune: eaKtur }),
  aRight('D', { commune: eaKtur, policy: 'A5' }),
  aRight('E'),
]

const decision = { number: '2345/QĐ-UBND', day: '2020-05-29' }

const commands = {
  pay: anyPayment,
  payWithNumber: (seen) => aPayment({ idNumber: seen.person.idNumbers.length > 0 ? null : anIdNumber(added) }),
  absent: () => notPaid('absent'),
  moved: () => notPaid('moved'),
  refused: () => notPaid('refused'),
  undo: () => undo,
  handOver: () => ({ kind: 'hand-over', unit: cuKuin }),
  takeBack: () => ({ kind: 'take-back', reason: 'xã tự chi' }),
  resume: () => ({ kind: 'resume', reason: 'xin nhận lại', paper: 'đơn ngày 28/05/2020' }),
  cancel: () => ({ kind: 'cancel', decision, reason: 'không thuộc diện' }),
  /** Half of what is left to ask: a further decision finds something too. */
  askBack: (seen) => ({
    kind: 'ask-back',
    decision,
    amount: Math.ceil(leftToAsk({ paid: paidSum(seen), recovery: seen.recovery }) / 2),
    reason: 'không thuộc diện',
  }),
  returnPart: () => ({ kind: 'record-return', amount: 100_000, returnedOn: decision.day, receipt: 'PT 1' }),
  returnAll: ({ recovery }) => ({
    kind: 'record-return',
    amount: recovery ? outstanding(recovery) : 1,
    returnedOn: '2020-05-29',
    receipt: 'PT 2',
  }),
} as const satisfies Record<string, (seen: Entitlement) => PaymentCommand>

interface Wish {
  readonly right: number
  readonly kind: keyof typeof commands
  /** A double click: the key of the client's last command for this person once more. */
  readonly isRepeated: boolean
}
const wish: fc.Arbitrary<Wish> = fc.record({
  right: fc.nat({ max: rights.length - 1 }),
  kind: fc.constantFrom(...(Object.keys(commands) as Wish['kind'][])),
  isRepeated: fc.boolean(),
})

/** A browser: looks first, then sends; remembers the keys that it used. */
function aClient(register: Register, username: string) {
  const used = new Map<string, string>()
  return {
    look: ({ right }: Wish) => stored(register, rights[right]?.id ?? ''),
    send: async (seen: Entitlement, { kind, isRepeated }: Wish): Promise<string> => {
      const key = (isRepeated && used.get(seen.id)) || aKey()
      used.set(seen.id, key)
      const actor = anActor({ username, role: 'huyen', unit: cuKuin })
      return outcomeOf(await order(register, seen, { actor, key, command: commands[kind](seen) }))
    },
  }
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort()

async function cellsOf(register: Register): Promise<Record<string, readonly [number, number]>> {
  const cells = await Promise.all(
    [eaTieu, eaKtur].map((commune) => readCountedCells(register, tree, 'nq42-2020', commune)),
  )
  const tallies = cells
    .flat()
    .flatMap(({ commune, policy, parts }) =>
      [...parts].map(([part, { people, amount }]) => [`${commune} ${policy} ${part}`, [people, amount]] as const),
    )
  return Object.fromEntries(tallies)
}

function recounted(all: readonly Entitlement[]): Record<string, readonly [number, number]> {
  const cells: Record<string, readonly [number, number]> = {}
  for (const one of all)
    for (const { part, people, amount } of countsOf(one)) {
      const key = `${one.commune} ${one.policy} ${part}`
      const [known, money] = cells[key] ?? [0, 0]
      cells[key] = [known + people, money + amount]
    }
  return Object.fromEntries(Object.entries(cells).filter(([, [people, amount]]) => people !== 0 || amount !== 0))
}

describe('whatever two clients do at the same time', () => {
  it('the counts are those of the people, every version has its event, and no number is paid twice', async () => {
    const rounds = fc.array(fc.tuple(wish, wish), { minLength: 4, maxLength: 12 })
    const sequences = fc.asyncProperty(rounds, async (sequence) => {
      const register = await engine.freshRegister()
      await takenIn(register, ...rights)
      const one = aClient(register, 'huyen-one')
      const two = aClient(engine.again(register), 'huyen-two')
      for (const [first, second] of sequence) {
        const [mine, yours] = await Promise.all([one.look(first), two.look(second)])
        await Promise.all([one.send(mine, first), two.send(yours, second)])
      }
      const all = await Promise.all(rights.map(({ id }) => stored(register, id)))
      const standing = all.filter(({ status }) => status !== 'cancelled')
      expect(await cellsOf(register)).toEqual(recounted(all))
      for (const { id, version } of all) expect(await getHistory(register, id)).toHaveLength(version)
      for (const number of [shared, added]) {
        const claim = await getClaim(register, marks.idNumber(anIdNumber(number)))
        const carriers = standing.filter(({ person }) => person.idNumbers.some((known) => known.number === number))
        const paid = carriers.filter(isPaidOut).map(({ id }) => id)
        expect(paid.length).toBeLessThan(2)
        expect(sorted(claim.paid)).toEqual(sorted(paid))
        expect(sorted(claim.holders.map(({ entitlementId }) => entitlementId))).toEqual(
          sorted(carriers.map(({ id }) => id)),
        )
        for (const { warnings } of carriers) expect(warnings).toHaveLength(carriers.length - 1)
      }
    })
    await fc.assert(sequences, { numRuns: 5 })
  }, 120_000)
})
