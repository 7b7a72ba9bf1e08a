import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { openReview, openReviews } from '../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { putCaseSettings } from '../../../lambdas/store/cases/case-settings-store.ts'
import { caseHistory, getCase, readCaseTally } from '../../../lambdas/store/cases/case-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  a,
  caseOf,
  decide,
  decided,
  district,
  expectTruth,
  found,
  higher,
  lower,
  one,
  programme,
  second,
} from './case-desk.ts'
import {
  aKey,
  aRight,
  byProvince,
  cuKuin,
  eaKtur,
  eaTieu,
  kept,
  marks,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'

const engine = registerEngine()

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const payLower = {
  kind: 'record-payment' as const,
  paidAt: null,
  place: null,
  mark: null,
  lateReason: null,
  months: null,
  paidOn: '2020-05-29',
  receiver: { kind: 'self' as const, name: null, relation: null, paper: null },
  idNumber: null,
  noIdNumberReason: null,
  differentPerson: false,
  note: null,
}

describe('two whom a conclusion has told apart', () => {
  const third = aRight('C', {
    number: one,
    fullName: 'Nguyễn Thị Ánh',
    policy: 'A7b',
    amount: dong(750_000),
    decision: { number: '2100/QĐ-UBND', day: '2020-06-01' },
  })

  it('are each asked about with a third in a case of their own: neither is held, and both are left when he is stopped', async () => {
    await found(register, higher, lower)
    expect(await decide(register, lower, a('different-people', { reason: 'number-issued-twice' }))).toBe('done')
    await takenIn(register, third)
    await kept(register, higher, lower, third)
    expect(openReview(await stored(register, higher.id))?.effect).toBe('to-keep')
    expect(openReview(await stored(register, lower.id))?.effect).toBe('to-keep')
    const reviews = openReviews(await stored(register, third.id))
    expect(reviews.map(({ effect }) => effect)).toEqual(['to-stop', 'to-stop'])
    expect(outcomeOf(await order(register, await stored(register, lower.id), { actor: district }))).toBe('done')
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    await kept(register, higher, lower, third)
    expect(await stored(register, third.id)).toMatchObject({ status: 'suspended' })
    expect(await stored(register, higher.id)).toMatchObject({ status: 'approved' })
    expect(openReview(await stored(register, lower.id))).toBeUndefined()
    expect((await readCaseTally(register, tree, programme, cuKuin)).open).toBe(0)
  })
})

describe('a conclusion', () => {
  it('stops the lower support with its event, its counts and the tally in one transaction, and is reversed with them', async () => {
    await found(register, higher, lower)
    expect(await decide(register, lower, a('keep-highest'))).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'suspended', notPaid: { reason: 'duplicate' } })
    expect(await readCaseTally(register, tree, programme, eaTieu)).toMatchObject({ total: 0 })
    const ours = await readCaseTally(register, tree, programme, cuKuin)
    expect(ours).toMatchObject({ open: 0, total: 1, risk: 0, byKind: { 'same-cccd': { confirmed: 1, rejected: 0 } } })
    await expectTruth(register, higher, lower)
    expect(outcomeOf(await order(register, await stored(register, lower.id)))).toBe('under-review')

    expect(await decide(register, lower, { kind: 'reverse', note: 'nhầm người' })).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'approved', notPaid: null })
    await expectTruth(register, higher, lower)
    const { id } = await caseOf(register, lower)
    expect((await caseHistory(register, id, undefined)).events.map(({ type }) => type)).toEqual([
      'case.opened',
      'case.concluded',
      'case.reversed',
    ])
  })

  onOneEngine('is open again when a decision cancels the kept support: the other one may be paid', async () => {
    await found(register, higher, lower)
    expect(await decide(register, lower, a('keep-highest'))).toBe('done')
    const { id } = await caseOf(register, lower)
    const command = {
      kind: 'cancel' as const,
      decision: { number: '9/QĐ', day: '2020-05-28' },
      reason: 'không thuộc diện',
    }
    const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
    expect(outcomeOf(await order(register, await stored(register, higher.id), { command, actor }))).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'approved', notPaid: null })
    expect((await caseHistory(register, id, undefined)).events.map(({ type }) => type)).toEqual([
      'case.opened',
      'case.concluded',
      'case.reversed',
      'case.ended',
    ])
    await expectTruth(register, higher, lower)
    expect(outcomeOf(await order(register, await stored(register, lower.id)))).toBe('done')
  })

  it('tells two people apart for good: both are paid, and the lists that come again open no case', async () => {
    await found(register, higher, lower)
    expect(await decide(register, lower, a('different-people'))).toBe('done')
    await kept(register, higher, lower)
    for (const right of [higher, lower])
      expect(outcomeOf(await order(register, await stored(register, right.id)))).toBe('done')
    expect((await caseOf(register, lower)).state).toBe('closed')
    const { byKind } = await readCaseTally(register, tree, programme, '66')
    expect(byKind['same-cccd']).toEqual({ confirmed: 0, rejected: 1 })
    await expectTruth(register, higher, lower)
  })

  onOneEngine(
    'sets a paid lower support off: the higher one is paid for the rest, and the counter cannot undo either side',
    async () => {
      const [, below] = await takenIn(register, higher, lower)
      if (!below) throw new Error('not taken in')
      await putCaseSettings(register, tree, { ...defaultCaseSettings, certainStopsPayment: false }, byProvince)
      const first = await order(register, below, { command: { ...payLower, lowerConfirmed: true } })
      expect(outcomeOf(first)).toBe('done')
      await kept(register, higher, lower)
      expect(await decide(register, higher, a('keep-highest'))).toBe('done')
      expect(await stored(register, higher.id)).toMatchObject({ amount: 750_000, offset: 750_000, status: 'approved' })
      expect(outcomeOf(await order(register, await stored(register, higher.id)))).toBe('done')
      expect(outcomeOf(await order(register, await stored(register, lower.id), { command: undo }))).toBe('under-review')
      expect(await decide(register, higher, { kind: 'reverse', note: 'nhầm' })).toBe('wrong-state')
      await expectTruth(register, higher, lower)
    },
  )

  it('merges what was entered twice when a second person agrees: the number is one record’s, and a list does not revive the other', async () => {
    const twin = aRight('C', { number: one, fullName: 'NGUYỄN THỊ ÁNH', commune: eaKtur })
    await found(register, higher, twin)
    expect(
      await decide(
        register,
        higher,
        a('merge', { keep: higher.id, fields: { fullName: twin.id }, reason: 'same-line-twice' }),
      ),
    ).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
    expect(await decide(register, higher, { kind: 'confirm', note: null })).toBe('second-person')
    expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, higher.id)).toMatchObject({
      person: { fullName: 'NGUYỄN THỊ ÁNH' },
      status: 'approved',
    })
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    const claim = await getClaim(register, marks.idNumber(anIdNumber(one)))
    expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([higher.id])
    await takenIn(register, twin)
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    await expectTruth(register, higher, twin)

    expect(await decide(register, higher, { kind: 'reverse', note: 'nhầm' })).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    expect(await decide(register, higher, { kind: 'confirm', note: null })).toBe('second-person')
    await expectTruth(register, higher, twin)
    expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
    expect((await getClaim(register, marks.idNumber(anIdNumber(one)))).holders).toHaveLength(2)
    await expectTruth(register, higher, twin)
  })

  onOneEngine(
    'stays merged when one account cancels the kept record and takes that back: a second person opens the case again',
    async () => {
      const twin = aRight('C', { number: one, fullName: 'NGUYỄN THỊ ÁNH', commune: eaKtur })
      await found(register, higher, twin)
      await decide(register, higher, a('merge', { keep: higher.id, reason: 'same-line-twice' }))
      expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
      const { id } = await caseOf(register, higher)
      const said = async (command: PaymentCommand) =>
        outcomeOf(await order(register, await stored(register, higher.id), { command, actor: district }))
      const cancel: PaymentCommand = {
        kind: 'cancel',
        decision: { number: '9/QĐ', day: '2020-05-28' },
        reason: 'không thuộc diện',
      }
      expect(await said(cancel)).toBe('done')
      expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
      expect(await getCase(register, id)).toMatchObject({
        state: 'awaiting-reversal',
        conclusion: { reversal: { by: { username: district.username } } },
      })
      expect(await said(undo)).toBe('done')
      expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
      await expectTruth(register, higher, twin)

      expect(await said(cancel)).toBe('done')
      expect(await decide(register, higher, { kind: 'confirm', note: null })).toBe('second-person')
      expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
      expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
      // And whoever takes the cancellation back then finds both in a case.
      expect(await said(undo)).toBe('done')
      const known = await caseOf(register, twin)
      expect(known.state).toBe('open')
      expect(known.records).toHaveLength(2)
      await expectTruth(register, higher, twin)
    },
  )

  onOneEngine('lets a merged record have the number that only the other one carried', async () => {
    const twin = aRight('C', { number: one, fullName: 'Nguyễn Thị Ánh' })
    const numbers = [anIdNumber(one), anIdNumber('240123456')]
    await found(register, higher, { ...twin, person: { ...twin.person, idNumbers: numbers } })
    await decide(
      register,
      higher,
      a('merge', { keep: higher.id, fields: { idNumbers: twin.id }, reason: 'same-line-twice' }),
    )
    expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
    for (const number of numbers) {
      const claim = await getClaim(register, marks.idNumber(number))
      expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([higher.id])
    }
    expect(await decide(register, higher, { kind: 'reverse', note: 'nhầm' })).toBe('done')
    expect(await decide(register, higher, { kind: 'confirm', note: null }, second)).toBe('done')
    const claim = await getClaim(register, marks.idNumber(anIdNumber('240123456')))
    expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([twin.id])
  })

  it('is carried out once, however often the command comes, and its key stands for no other', async () => {
    await found(register, higher, lower)
    const key = aKey()
    const write = await decided(register, lower, a('keep-highest'), district, key)
    const other = await decided(register, lower, a('different-people'), district, key)
    expect([await write(), await write(), await other()]).toEqual(['done', 'replayed', 'key-taken'])
    await expectTruth(register, higher, lower)
  })

  it('of two officers at once is one: the other has decided about an old state', async () => {
    await found(register, higher, lower)
    const other = engine.again(register)
    // Both have seen the open case before either of them writes, however slow the machine is.
    const writes = [
      await decided(register, lower, a('keep-highest')),
      await decided(other, lower, a('different-people'), second),
    ]
    const outcomes = await Promise.all(writes.map((write) => write()))
    expect(outcomes.toSorted()).toEqual(['done', 'stale'])
    await expectTruth(register, higher, lower)
  })

  it('and a payment of the same record at once never both happen', async () => {
    const [above] = await found(register, higher, lower)
    if (!above) throw new Error('not taken in')
    const note = 'người dân từ chối'
    const [paid, concluded] = await Promise.all([
      order(engine.again(register), above),
      decide(register, lower, a('keep-highest', { keep: lower.id, note, reason: 'other' })),
    ])
    const now = await stored(register, above.id)
    if (concluded === 'done') expect([outcomeOf(paid), now.status]).not.toEqual(['done', 'suspended'])
    expect(['paid', 'suspended']).toContain(now.status)
    await expectTruth(register, higher, lower)
  })
})
