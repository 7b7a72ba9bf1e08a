import fc from 'fast-check'
import { batchStates } from '../../../../lambdas/domain/batches/batch.ts'
import type { ForeignFinding } from '../../../../lambdas/domain/exchange/foreign-finding.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { byHamlet, chosenLines, hamletsOf, sumsOf } from '../../../../lambdas/domain/paylists/choose-lines.ts'
import { dayOfPayment, mayPayFrom } from '../../../../lambdas/domain/paylists/pay-from-list.ts'
import { orderedPayList, type PayList, type PayListLine } from '../../../../lambdas/domain/paylists/pay-list.ts'
import { payListChoices } from '../../../../lambdas/domain/paylists/pay-list-choices.ts'
import { payListCode } from '../../../../lambdas/domain/paylists/pay-list-code.ts'
import { partedLines, reconcile } from '../../../../lambdas/domain/paylists/reconcile.ts'
import { mayVoid, voided } from '../../../../lambdas/domain/paylists/void-pay-list.ts'
import { decisionKey } from '../../../../lambdas/domain/payments/decision-key.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import type { Role } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement, aPerson, morning } from '../../../support/builders.ts'

const all = { policy: null, decision: null, hamlet: null, month: null }
const tree = unitTree('daklak-2020')
const commune = { role: 'xa', unit: '24547', tree, holds: true } as const
const postOffice = (unit: string) => ({ role: 'payer', unit, tree, holds: true }) as const
const of = (hamlet: string | null, parts: Partial<Entitlement> = {}): Entitlement =>
  anEntitlement({ person: aPerson({ hamlet }), ...parts })

describe('who stands on a pay list', () => {
  it('is whoever this office may pay now, with what is due now', () => {
    const monthly = of('Thôn 1', {
      status: 'part-paid',
      amount: dong(3_000_000),
      instalments: ['2020-04', '2020-05'].map((month) => ({ month, amount: dong(1_500_000) })),
    })
    const people = [
      of('Thôn 1'),
      monthly,
      of('Thôn 1', { status: 'paid' }),
      of('Thôn 1', { status: 'with-payer' }),
      of('Thôn 1', { reviews: [{ caseId: 'c', effect: 'to-stop', owner: '657' }] }),
    ]
    const lines = chosenLines(people, all, commune)
    expect(lines.map(({ entitlement }) => entitlement)).toEqual([people[0], monthly])
    expect(chosenLines(people, { ...all, month: '2020-05' }, commune)).toEqual([
      { entitlement: monthly, amount: 1_500_000, months: ['2020-05'] },
    ])
  })

  it('is for a post office what it has, or one below it, and nobody of what another one has', () => {
    const by = { username: 'xa-24547', role: 'xa', unit: '24547' } as const
    const entitledThere: ForeignFinding = {
      province: '64',
      fileId: 'f',
      day: '2020-06-12',
      state: 'approved',
      amount: dong(1_500_000),
      foundAt: morning,
      conclusion: { outcome: 'entitled-there', reason: 'confirmed-by-province', note: null, by, at: morning },
    }
    const withOffice = (unit: string, parts: Partial<Entitlement> = {}) =>
      of('Thôn 1', { status: 'with-payer', handedTo: { unit, at: morning, by }, ...parts })
    const [free, districts, communes, abroad] = [
      of('Thôn 1'),
      withOffice('657'),
      withOffice('24547'),
      withOffice('24547', { foreign: [entitledThere] }),
    ]
    const rest = withOffice('657', { status: 'part-paid' })
    const printed = (unit: string) =>
      chosenLines([free, districts, communes, abroad, rest], all, postOffice(unit)).map(
        ({ entitlement }) => entitlement,
      )
    expect(printed('24547')).toEqual([free, communes])
    expect(printed('657')).toEqual([free, districts, communes, rest])
  })

  it('keeps to policy, decision and hamlet, and puts the hamlets in the order of their numbers', () => {
    const people = [of('Thôn 10'), of(null), of('thôn 2', { policy: 'A5' }), of('Thôn 2'), of('THÔN 2')]
    const groups = byHamlet(chosenLines(people, all, commune), hamletsOf(people))
    expect(groups.map(({ hamlet, lines }) => [hamlet, lines.length])).toEqual([
      [null, 1],
      ['thôn 2', 3],
      ['Thôn 10', 1],
    ])
    expect(chosenLines(people, { ...all, hamlet: 'Thôn 2', policy: 'A6' }, commune)).toHaveLength(2)
    expect(chosenLines(people, { ...all, hamlet: '' }, commune)).toHaveLength(1)
    const { decision } = anEntitlement()
    expect(chosenLines(people, { ...all, decision: decisionKey(decision) }, commune)).toHaveLength(5)
    expect(chosenLines(people, { ...all, decision: '9/2020' }, commune)).toEqual([])
  })

  it('has a hamlet on one list however its rows write it, under the name that most of them write', () => {
    const named = (hamlet: string, fullName: string): Entitlement =>
      anEntitlement({ id: fullName, person: aPerson({ hamlet, fullName }) })
    const people = [
      named('B. Ciết', 'Lê Văn Bốn'),
      named('Buôn Ciết', 'Lê Văn Ba'),
      named('Buôn Ciết', 'Lê Văn Năm'),
      named('T5', 'Lê Văn Tám'),
      named('Thôn 05', 'Lê Văn Chín'),
      { ...named('Thôn 5', 'Lê Văn Mười'), status: 'paid' as const },
      { ...named('Thôn 5', 'Lê Văn Sáu'), status: 'paid' as const },
    ]
    const groups = byHamlet(chosenLines(people, all, commune), hamletsOf(people))
    const printed = groups.map(({ hamlet, lines }) => [
      hamlet,
      ...lines.map(({ entitlement }) => entitlement.person.fullName),
    ])
    expect(printed).toEqual([
      ['Buôn Ciết', 'Lê Văn Ba', 'Lê Văn Bốn', 'Lê Văn Năm'],
      ['Thôn 5', 'Lê Văn Chín', 'Lê Văn Tám'],
    ])
    for (const hamlet of ['Buôn Ciết', 'B. Ciết', 'buon ciet'])
      expect(chosenLines(people, { ...all, hamlet }, commune)).toHaveLength(3)
  })

  it('gives each hamlet that can be chosen all whom its own list would have, and loses nobody', () => {
    const spelled = [
      'B. Ciết',
      'Buôn Ciết',
      'Buon Ciet',
      'T5',
      'Thôn 5',
      '5',
      'Buôn 5',
      'B5',
      'Thôn 1, 2',
      'Thôn 12',
      null,
      '',
    ]
    const anyPeople = fc.array(fc.constantFrom(...spelled), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(anyPeople, (hamlets) => {
        const people = hamlets.map((hamlet, at) =>
          anEntitlement({ id: `p${at}`, person: aPerson({ hamlet, fullName: `Người ${at}` }) }),
        )
        const { hamlets: choices, chosen } = payListChoices(people, all, commune, (code) => code)
        expect(choices.map(({ people: own }) => own).reduce((sum, own) => sum + own, 0)).toBe(chosen.people)
        expect(choices.length).toBe(chosen.hamlets)
        for (const { value, people: own } of choices)
          expect(chosenLines(people, { ...all, hamlet: value }, commune)).toHaveLength(own)
      }),
    )
  })
})

const amounts = [1_500_000, 750_000, 750_000, 1_000_000]
const lines: PayListLine[] = amounts.map((amount, at) => ({
  entitlementId: `e${at}`,
  amount: dong(amount),
  months: [],
}))
const printed: PayList = {
  ...orderedPayList({
    ...all,
    code: payListCode('test'),
    programme: 'nq42-2020',
    unit: '24547',
    numbers: 'last-digits',
    by: { username: 'xa-24547', role: 'xa', unit: '24547' },
    at: morning,
    commandId: 'command',
  }),
  state: 'printed',
  sums: sumsOf(lines),
}
const message = (people: number, amount: number, notSignedLines: number[], list = printed): string => {
  const found = reconcile(list, lines, { signed: { people, amount }, notSignedLines, paidOn: null }, '2020-05-29')
  return found.ok ? 'equal' : found.error.message
}

describe('a signed list that comes back', () => {
  it('is reconciled when signed and not signed make what was printed', () => {
    const paper = { signed: { people: 2, amount: 2_250_000 }, notSignedLines: [4, 3], paidOn: '2020-05-29' }
    expect(reconcile(printed, lines, paper, '2020-05-29')).toEqual({
      ok: true,
      value: {
        signed: { people: 2, amount: 2_250_000 },
        notSigned: { people: 2, amount: 1_750_000 },
        notSignedLines: [3, 4],
        paidOn: '2020-05-29',
      },
    })
    const { signed, notSigned } = partedLines(lines, [3, 4])
    expect(signed.map(({ entitlementId }) => entitlementId)).toEqual(['e0', 'e1'])
    expect(notSigned.map(({ entitlementId }) => entitlementId)).toEqual(['e2', 'e3'])
  })

  it('says what differs, and by how much', () => {
    expect(message(3, 3_250_000, [])).toContain(
      'Số người: in 4; đã ký 3 + không ký 0 = 3, thiếu 1. Số tiền: in 4.000.000 đồng; đã ký 3.250.000 đồng + không ký 0 đồng = 3.250.000 đồng, thiếu 750.000 đồng.',
    )
    expect(message(3, 3_250_000, [1])).not.toContain('Số người')
    expect(message(3, 3_250_000, [1])).toContain('thừa 750.000 đồng')
    expect(message(4, 4_000_000, [5])).toContain('không có STT 5')
    expect(message(2, 2_500_000, [1, 1])).toContain('STT 1 ghi hai lần')
    expect(message(4, 4_000_000, [], { ...printed, state: 'reconciled' })).toContain('đã được đối chiếu')
    expect(message(4, 4_000_000, [], { ...printed, state: 'waiting' })).toContain('Đang in')
  })

  it('keeps the day of payment, which lies between the print and today', () => {
    const on = (paidOn: string) => {
      const paper = { signed: { people: 4, amount: 4_000_000 }, notSignedLines: [], paidOn }
      const found = reconcile(printed, lines, paper, '2020-05-30')
      return found.ok ? found.value.paidOn : found.error.code
    }
    expect(['2020-05-28', '2020-05-29', '2020-05-30', '2020-05-31'].map(on)).toEqual([
      'invalid',
      '2020-05-29',
      '2020-05-30',
      'invalid',
    ])
  })

  it('is never reconciled with an đồng or a person too many or too few', () => {
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3, 4]),
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: -2, max: 2 }),
        (not, p, a) => {
          const { signed } = partedLines(lines, not)
          const { people, amount } = sumsOf(signed)
          if (people + p < 0 || amount + a < 0) return
          expect(message(people + p, amount + a, not) === 'equal').toBe(p === 0 && a === 0)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a printed list', () => {
  const hand = (role: Role, unit: string) => ({ role, unit })
  const reasonOf = (result: ReturnType<typeof mayVoid>): string => (result.ok ? 'may' : result.error.message)

  it('is voided while nobody has brought its paper back, by its own office or the level above', () => {
    expect(reasonOf(mayVoid(printed, hand('xa', '24547')))).toBe('may')
    expect(reasonOf(mayVoid(printed, hand('huyen', '657')))).toBe('may')
    expect(reasonOf(mayVoid(printed, hand('payer', '657')))).toContain('đơn vị khác in')
    expect(reasonOf(mayVoid({ ...printed, state: 'reconciled' }, hand('tinh', '66')))).toContain('đã đối chiếu')
    const gone = voided(printed, { by: printed.by, at: morning, reason: 'in thiếu người' })
    expect(reasonOf(mayVoid(gone, hand('xa', '24547')))).toContain('đã huỷ ngày 29/05/2020 (in thiếu người)')
    expect(message(4, 4_000_000, [], gone)).toContain('bản giấy này không còn giá trị')
    expect(reasonOf(mayPayFrom(gone, null))).toContain('đã huỷ')
  })

  it('pays once, unless the batch before has come to nothing', () => {
    const signed: PayList = { ...printed, state: 'reconciled' }
    expect(reasonOf(mayPayFrom(printed, null))).toContain('đối chiếu bản đã ký trước')
    const may = batchStates.filter((state) => mayPayFrom(signed, state).ok)
    expect(may).toEqual(['awaiting-file', 'checked', 'undone', 'refused'])
    expect(mayPayFrom(signed, null).ok).toBe(true)
    expect(reasonOf(mayPayFrom(signed, 'done'))).toContain('huỷ đợt đó trước')
  })

  it('gives its day of payment where the officer says none', () => {
    const found = { signed: sumsOf(lines), notSigned: sumsOf([]), notSignedLines: [], by: printed.by, at: morning }
    const on = (paidOn: string | null): PayList => ({ ...printed, reconciliation: { ...found, paidOn } })
    expect(dayOfPayment(on('2020-05-29'), null)).toEqual({ ok: true, value: '2020-05-29' })
    expect(dayOfPayment(on('2020-05-29'), '2020-05-30')).toEqual({ ok: true, value: '2020-05-30' })
    expect(dayOfPayment(on(null), null).ok).toBe(false)
    // Nobody signed the paper before it was printed.
    expect(dayOfPayment(on('2020-05-29'), '2020-05-28')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('in ngày 29/05/2020') },
    })
  })
})
