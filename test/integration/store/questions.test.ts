import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement, Payment } from '../../../lambdas/domain/payments/entitlement.ts'
import { notPaidReasons, paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { askedFacts } from '../../../lambdas/domain/register/asked-facts.ts'
import { fitsQuestion } from '../../../lambdas/domain/register/fits-question.ts'
import { registerGroups } from '../../../lambdas/domain/register/register-groups.ts'
import { dayKinds } from '../../../lambdas/domain/register/register-question.ts'
import { daysFromTo, localDay } from '../../../lambdas/domain/time/local-day.ts'
import { fromEntitlementItem, toEntitlementItem } from '../../../lambdas/store/register/entitlement-item.ts'
import { searchCommune } from '../../../lambdas/store/register/entitlement-store.ts'
import { everybody, type RegisterFilter } from '../../../lambdas/store/register/register-filter.ts'
import { unpackedItem } from '../../../lambdas/store/table/packed-item.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { anEntitlement, anIdNumber, aPaid, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { marks } from './desk.ts'

const engine = registerEngine()
const random = seededRandom(42)
const dayMs = 24 * 60 * 60 * 1000
const names = ["H'Bli Êčăm", 'Nguyễn Thị "Út"', 'Trần Văn Đức', 'Y Nghèo Êban', 'Lê \\ Hai']
const offices = ['xa-24547', 'payer-657', 'huyen-657', 'tinh-66']
const lists = ['l', 'm'].map((letter) => letter.repeat(26))
const everyDay = daysFromTo('2020-05-25', '2020-06-10', 99) ?? []

const maybe = <Value>(value: () => Value): Value | null => (random.chance(0.3) ? value() : null)

function somePayment(months: string[]): Payment {
  const enteredAt = morning + random.below(7) * dayMs
  const [role = '', unit = ''] = random.pick(offices).split('-')
  return aPaid({
    ...{ amount: dong(250_000), months, enteredAt, late: random.chance(0.3) },
    paidOn: localDay(enteredAt - random.below(4) * dayMs),
    payer: { username: 'u', role: role as 'xa', unit },
    ...(random.chance(0.2) ? { outOf: '657' } : {}),
  })
}

function someSupport(index: number): Entitlement {
  const status = random.pick(paymentStatuses)
  const [first, second] = [somePayment(['2020-04']), somePayment(['2020-05'])]
  const [by, at] = [{ username: 'u', role: 'payer' as const, unit: '657' }, morning]
  return anEntitlement({
    id: `${String(index).padStart(3, '0')}${'a'.repeat(23)}`,
    policy: random.pick(['A4', 'A5', 'A7a']),
    status,
    offset: dong(random.pick([0, 250_000])),
    enteredAt: morning + (random.below(7) - 3) * dayMs,
    list: { id: random.pick(lists), sheet: 'Danh sách', row: index },
    person: aPerson({
      fullName: random.pick(names),
      hamlet: random.pick(['Buôn Ƀuk La', 'Thôn 2']),
      isHead: random.pick([true, false, null]),
      idNumbers: random.chance(0.5) ? [anIdNumber(String(240_000_000 + index))] : [],
    }),
    instalments:
      maybe(() => ['2020-04', '2020-05', '2020-06'].map((month) => ({ month, amount: dong(500_000) }))) ?? [],
    payment: random.chance(0.6) ? second : null,
    earlier: random.chance(0.3) ? [first] : [],
    notPaid: maybe(() => ({
      ...{ reason: random.pick(notPaidReasons), note: null, paper: null },
      ...{ enteredAt: at, enteredBy: by },
    })),
    handedTo: maybe(() => ({ unit: '657', at, by, amount: dong(500_000) })),
    warnings: random.chance(0.3)
      ? [{ entitlementId: 'z'.repeat(26), programme: 'nq42-2020', policy: 'A5', commune: '24547', sameName: true }]
      : [],
  })
}

const parts: (() => Partial<RegisterFilter>)[] = [
  () => ({ policy: random.pick(['A4', 'A5', 'A7a']) }),
  () => ({ status: random.pick(paymentStatuses) }),
  () => ({ group: random.pick(registerGroups) }),
  () => ({ reason: random.pick(notPaidReasons) }),
  () => ({ noNumber: true }),
  () => ({ duplicatesOnly: true }),
  () => ({ payer: random.pick([...offices, 'any']) }),
  () => ({ late: true, payer: random.pick([...offices, 'any', null]) }),
  () => ({ account: { part: random.pick(['given', 'held', 'returned']), unit: random.pick(['657', null]) } }),
  () => ({ household: random.pick(['household', 'unknown']) }),
  () => ({ dueMonth: random.pick(['2020-04', '2020-05', '2020-06', '1']) }),
  () => ({ list: random.pick(lists) }),
  () => ({ nameKey: random.pick(['hbli', 'thi', 'duc', 'ut', 'le', 'e']) }),
  ...[1, 2].map(() => () => {
    const [from = '', to = ''] = [random.pick(everyDay), random.pick(everyDay)].toSorted()
    return { days: { of: random.pick(dayKinds), from: random.chance(0.1) ? '2019-01-01' : from, to } }
  }),
]

const someQuestion = (): RegisterFilter => ({
  ...everybody,
  ...random.pick(parts)(),
  ...(random.chance(0.5) ? random.pick(parts)() : {}),
})

const supports = Array.from({ length: 60 }, (_, index) => someSupport(index))

/** As a program wrote it that had an attribute for each field, and none for what is asked. */
function olderItem(support: Entitlement): Record<string, unknown> {
  const item = unpackedItem(toEntitlementItem(support, marks))
  const { id, programme, commune } = support
  const asked = Object.keys(askedFacts(support))
  return {
    ...Object.fromEntries(Object.entries(item).filter(([name]) => !asked.includes(name))),
    id,
    programme,
    commune,
  }
}

describe('a question of the register', () => {
  it('is asked of records that are read as they were written', () => {
    for (const support of supports) {
      expect(fromEntitlementItem(toEntitlementItem(support, marks))).toEqual(support)
      expect(fromEntitlementItem(olderItem(support))).toEqual(support)
    }
  })

  // The table's filter may bring one too many, and is to leave nobody out.
  onOneEngine.each([
    ['as they are written now', () => false],
    ['of which an older program wrote every other', (index: number) => index % 2 === 0],
  ])('finds whom it means, and nobody else, among records %s', async (_how, isOlder) => {
    const register: Register = await engine.freshRegister()
    const { client, table: TableName } = register
    for (const [index, support] of supports.entries())
      await client.send(
        new PutCommand({ TableName, Item: isOlder(index) ? olderItem(support) : toEntitlementItem(support, marks) }),
      )
    const place = { programme: 'nq42-2020', commune: '24547' }
    let found = 0
    for (let asked = 0; asked < 150; asked++) {
      const question = someQuestion()
      const { entitlements } = await searchCommune(register, place, question, { position: null, limit: 500 })
      const meant = supports.filter((support) => fitsQuestion(support, question, question.nameKey))
      const ids = (some: readonly Entitlement[]) => some.map(({ id }) => id).toSorted()
      expect([question, ids(entitlements)]).toEqual([question, ids(meant)])
      if (meant.length > 0 && meant.length < supports.length) found += 1
    }
    expect(found).toBeGreaterThan(60)
  })
})
