import type { CaseCommand, DecideCommand } from '../../../lambdas/domain/cases/case-command.ts'
import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { decideCase } from '../../../lambdas/domain/cases/decide-case.ts'
import type { DuplicateCase } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { between, type Evidence } from '../../../lambdas/domain/cases/evidence.ts'
import { openReview } from '../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { getCaseSettings, putCaseSettings } from '../../../lambdas/store/case-settings-store.ts'
import {
  type CaseCommit,
  commitCases,
  getCase,
  getCaseHistory,
  queueOf,
  readCaseTally,
} from '../../../lambdas/store/case-store.ts'
import { getClaim } from '../../../lambdas/store/claim-store.ts'
import { readCounts } from '../../../lambdas/store/counts-store.ts'
import { getEntitlements, getHistory } from '../../../lambdas/store/entitlement-store.ts'
import { keepCases } from '../../../lambdas/store/keep-cases.ts'
import { overdueCases } from '../../../lambdas/store/overdue-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { withdrawEntitlements } from '../../../lambdas/store/withdraw-store.ts'
import { anActor, anIdNumber, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aChunk,
  aKey,
  applied,
  aRight,
  byProvince,
  cuKuin,
  eaKtur,
  eaTieu,
  elsewhere,
  everything,
  kept,
  marks,
  matcher,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
  undo,
  warned,
} from './desk.ts'

const engine = registerEngine()
const [one, two] = ['066185004321', '066185004322'] as const
const programme = 'nq42-2020'
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
const second = anActor({ username: 'tinh-66', role: 'tinh', unit: '66' })

const higher = aRight('A', { number: one, fullName: 'Nguyễn Thị Ánh' })
const lower = aRight('B', {
  number: one,
  fullName: 'Nguyễn Thị Ánh',
  policy: 'A7a',
  amount: dong(750_000),
  commune: eaKtur,
})

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

/** The rights come in as lists do, and their cases are found. */
async function found(...rights: readonly Entitlement[]): Promise<Entitlement[]> {
  await takenIn(register, ...rights)
  await kept(register, ...rights)
  return Promise.all(rights.map(({ id }) => stored(register, id)))
}

async function caseOf({ id }: Entitlement): Promise<DuplicateCase> {
  const review = (await stored(register, id)).reviews.at(-1)
  const known = review && (await getCase(register, review.caseId))
  if (!known) throw new Error(`${id} is in no case`)
  return known
}

/** A decision about the case as it is now; what comes back writes it, then or later. */
async function decided(
  right: Entitlement,
  command: CaseCommand,
  actor = district,
  key = aKey(),
  at = register,
): Promise<() => Promise<CaseCommit | string>> {
  const known = await caseOf(right)
  const records = await getEntitlements(
    at,
    known.records.map(({ entitlementId }) => entitlementId),
  )
  const context = { programme: nq42, settings: defaultCaseSettings, tree, actor, now: morning, commandId: key }
  const decision = decideCase(command, { known, records }, context)
  if (!decision.ok) return async () => decision.error.code
  const digest = JSON.stringify(command)
  return () =>
    commitCases(at, tree, marks, [decision.value], { username: actor.username, id: key, digest, now: morning })
}

async function decide(...parts: Parameters<typeof decided>): Promise<CaseCommit | string> {
  const write = await decided(...parts)
  return write()
}

const a = (outcome: DecideCommand['outcome'], parts: object = {}): CaseCommand =>
  ({ kind: 'decide', outcome, reason: 'papers-seen', note: null, keep: null, fields: {}, ...parts }) as CaseCommand

async function expectTruth(...rights: readonly Entitlement[]): Promise<void> {
  const all = await Promise.all(rights.map(({ id }) => stored(register, id)))
  for (const { id, version } of all) expect(await getHistory(register, id)).toHaveLength(version)
  const cells = await readCounts(register, tree, programme, '66')
  for (const status of ['approved', 'paid', 'suspended', 'cancelled'] as const) {
    const counted = cells.reduce((sum, { counts }) => sum + counts.byStatus[status].amount, 0)
    const real = all.filter((right) => right.status === status).reduce((sum, { amount }) => sum + amount, 0)
    expect([status, counted]).toEqual([status, real])
  }
  const queue = { programme, unit: '66', kind: null }
  const open = await queueOf(register, { ...queue, half: 'open' }, { position: null, limit: 50 })
  const tally = await readCaseTally(register, tree, programme, '66')
  expect(tally.open).toBe(open.cases.length)
  expect(tally.risk).toBe(open.cases.reduce((sum, { moneyAtRisk }) => sum + moneyAtRisk, 0))
}

describe('one number in the lists of two communes', () => {
  it('opens one case for their district, seen in the queues of both communes, and holds the lower support', async () => {
    const [above, below] = await found(higher, lower)
    const known = await caseOf(higher)
    expect(known).toMatchObject({ owner: cuKuin, state: 'open', verdict: 'certain', moneyAtRisk: 750_000, version: 1 })
    expect([above, below].map((right) => right && openReview(right)?.effect)).toEqual(['to-keep', 'to-stop'])
    for (const unit of [eaTieu, eaKtur, cuKuin, '66']) {
      const { cases } = await queueOf(
        register,
        { programme, unit, half: 'open', kind: null },
        { position: null, limit: 10 },
      )
      expect(cases.map(({ id }) => id)).toEqual([known.id])
    }
    expect((await getCaseHistory(register, known.id)).map(({ type }) => type)).toEqual(['case.opened'])
    await expectTruth(higher, lower)
  })

  it('is written nothing of again when the lists are read again', async () => {
    await found(higher, lower)
    const before = await everything(register)
    await kept(register, higher, lower)
    expect(await everything(register)).toEqual(before)
  })

  it('opens one case when both lists are read at once', async () => {
    const chunks = [aChunk([higher], { listId: 'm'.repeat(26) }), aChunk([lower], { listId: 'n'.repeat(26) })]
    const other = engine.again(register)
    await Promise.all(
      [register, other].map(async (at, index) => {
        const chunk = chunks[index]
        if (!chunk) return
        await applied(at, chunk)
        await kept(at, ...(await Promise.all([...(await warned(at, chunk))].map((id) => stored(at, id)))))
      }),
    )
    const cases = (await everything(register)).filter(({ sk }) => sk === 'CASE')
    expect(cases).toHaveLength(1)
    await expectTruth(higher, lower)
  })

  onOneEngine('belongs to the province when their communes lie in two districts', async () => {
    await found(higher, { ...lower, commune: elsewhere })
    expect((await caseOf(higher)).owner).toBe('66')
  })

  it('is no payment at the counter for what it would stop, and one for what it would keep', async () => {
    const [above, below] = await found(higher, lower)
    if (!above || !below) throw new Error('not taken in')
    expect(outcomeOf(await order(register, below))).toBe('under-review')
    expect(outcomeOf(await order(register, above))).toBe('done')
    expect(outcomeOf(await order(register, below))).toBe('already-paid-elsewhere')
  })

  onOneEngine('stops no payment where the province has set that', async () => {
    await putCaseSettings(register, tree, { ...defaultCaseSettings, certainStopsPayment: false }, byProvince)
    expect(await getCaseSettings(register, tree)).toEqual({ ...defaultCaseSettings, certainStopsPayment: false })
    const [, below] = await found(higher, lower)
    // The older question is asked instead.
    expect(below && outcomeOf(await order(register, below))).toBe('higher-elsewhere')
  })

  it('ends when a list is withdrawn, and asks nothing of who is left', async () => {
    const [above, below] = await found(higher, lower)
    if (!above || !below) throw new Error('not taken in')
    const event = {
      type: 'entitlement.withdrawn' as const,
      at: morning,
      actor: anActor(),
      commandId: 'w',
      reason: 'nhầm',
    }
    await withdrawEntitlements(register, tree, marks, [below], { event, held: { listId: 'w', attempt: null } })
    const known = await caseOf(above)
    await kept(register, below)
    expect(await getCase(register, known.id)).toMatchObject({
      state: 'closed',
      conclusion: { ending: 'no-evidence-left' },
    })
    expect((await stored(register, above.id)).reviews).toEqual([])
    await expectTruth(higher, lower)
  })
})

describe('evidence that does not come from a shared number', () => {
  const facts = (a: Entitlement, b: Entitlement, verdict: 'certain' | 'possible' = 'possible'): Evidence => ({
    kind: 'agreeing-facts',
    between: between(a.id, b.id),
    verdict,
    score: 9,
    sentence: 'Cùng họ tên, cùng ngày sinh; số giấy tờ khác loại.',
  })
  const other = aRight('D', { number: '240123456', fullName: 'Nguyễn Thị Ánh', commune: eaKtur, policy: 'A5' })
  const finder = { actor: anActor(), commandId: 'match', now: morning }
  /** The matcher of these tests finds everybody alike. */
  const desk = () => ({ register, tree, marks, matcher: { ...matcher, keysOf: () => [], compare: facts } })

  it('opens a case that warns and holds nothing while it is only possible, and stays while the matcher says the same', async () => {
    await takenIn(register, higher, other)
    await keepCases(desk(), [higher.id, other.id], finder, [facts(higher, other)])
    const known = await caseOf(higher)
    expect(known).toMatchObject({ owner: cuKuin, verdict: 'possible', evidence: [{ kind: 'agreeing-facts' }] })
    await keepCases(desk(), [higher.id, other.id], finder)
    expect(await getCase(register, known.id)).toEqual(known)
    expect(outcomeOf(await order(register, await stored(register, other.id)))).toBe('done')
    await expectTruth(higher, other)
  })

  onOneEngine('is weighed anew: the case ends when the matcher sees two people there', async () => {
    await takenIn(register, higher, other)
    await keepCases(desk(), [higher.id, other.id], finder, [facts(higher, other)])
    const known = await caseOf(higher)
    await keepCases({ ...desk(), matcher }, [other.id], finder)
    expect(await getCase(register, known.id)).toMatchObject({
      state: 'closed',
      conclusion: { ending: 'no-evidence-left' },
    })
    expect((await stored(register, higher.id)).reviews).toEqual([])
    await expectTruth(higher, other)
  })

  onOneEngine('holds what the proposal stops when the matcher is certain', async () => {
    await takenIn(register, higher, other)
    await keepCases(desk(), [higher.id, other.id], finder, [facts(higher, other, 'certain')])
    const effects = [higher, other].map(async ({ id }) => openReview(await stored(register, id))?.effect)
    expect((await Promise.all(effects)).toSorted()).toEqual(['to-keep', 'to-stop'])
  })

  onOneEngine('is no case between supports that may both be had', async () => {
    const of = (name: string, policy: string) => ({ ...aRight(name, { policy }), programme: 'nq68-2021' })
    const [main, supplement] = [of('M', 'B6'), of('S', 'B7')]
    await takenIn(register, main, supplement)
    await keepCases(desk(), [main.id, supplement.id], finder, [facts(main, supplement, 'certain')])
    expect((await stored(register, main.id)).reviews).toEqual([])
  })
})

describe('a conclusion', () => {
  it('stops the lower support with its event, its counts and the tally in one transaction, and is reversed with them', async () => {
    await found(higher, lower)
    expect(await decide(lower, a('keep-highest'))).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'suspended', notPaid: { reason: 'duplicate' } })
    expect(await readCaseTally(register, tree, programme, eaTieu)).toMatchObject({ total: 0 })
    const ours = await readCaseTally(register, tree, programme, cuKuin)
    expect(ours).toMatchObject({ open: 0, total: 1, risk: 0, byKind: { 'same-cccd': { confirmed: 1, rejected: 0 } } })
    await expectTruth(higher, lower)
    expect(outcomeOf(await order(register, await stored(register, lower.id)))).toBe('under-review')

    expect(await decide(lower, { kind: 'reverse', note: 'nhầm người' })).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'approved', notPaid: null })
    await expectTruth(higher, lower)
    const { id } = await caseOf(lower)
    expect((await getCaseHistory(register, id)).map(({ type }) => type)).toEqual([
      'case.opened',
      'case.concluded',
      'case.reversed',
    ])
  })

  it('is open again when a decision cancels the kept support: the other one may be paid', async () => {
    await found(higher, lower)
    expect(await decide(lower, a('keep-highest'))).toBe('done')
    const { id } = await caseOf(lower)
    const command = {
      kind: 'cancel' as const,
      decision: { number: '9/QĐ', day: '2020-05-28' },
      reason: 'không thuộc diện',
    }
    const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
    expect(outcomeOf(await order(register, await stored(register, higher.id), { command, actor }))).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ status: 'approved', notPaid: null })
    expect((await getCaseHistory(register, id)).map(({ type }) => type)).toEqual([
      'case.opened',
      'case.concluded',
      'case.reversed',
      'case.ended',
    ])
    await expectTruth(higher, lower)
    expect(outcomeOf(await order(register, await stored(register, lower.id)))).toBe('done')
  })

  it('tells two people apart for good: both are paid, and the lists that come again open no case', async () => {
    await found(higher, lower)
    expect(await decide(lower, a('different-people'))).toBe('done')
    await kept(register, higher, lower)
    for (const right of [higher, lower])
      expect(outcomeOf(await order(register, await stored(register, right.id)))).toBe('done')
    expect((await caseOf(lower)).state).toBe('closed')
    const { byKind } = await readCaseTally(register, tree, programme, '66')
    expect(byKind['same-cccd']).toEqual({ confirmed: 0, rejected: 1 })
    await expectTruth(higher, lower)
  })

  it('sets a paid lower support off: the higher one is paid for the rest, and the counter cannot undo either side', async () => {
    const [, below] = await takenIn(register, higher, lower)
    if (!below) throw new Error('not taken in')
    await putCaseSettings(register, tree, { ...defaultCaseSettings, certainStopsPayment: false }, byProvince)
    const first = await order(register, below, { command: { ...payLower, lowerConfirmed: true } })
    expect(outcomeOf(first)).toBe('done')
    await kept(register, higher, lower)
    expect(await decide(higher, a('keep-highest'))).toBe('done')
    expect(await stored(register, higher.id)).toMatchObject({ amount: 750_000, offset: 750_000, status: 'approved' })
    expect(outcomeOf(await order(register, await stored(register, higher.id)))).toBe('done')
    expect(outcomeOf(await order(register, await stored(register, lower.id), { command: undo }))).toBe('under-review')
    expect(await decide(higher, { kind: 'reverse', note: 'nhầm' })).toBe('wrong-state')
    await expectTruth(higher, lower)
  })

  it('merges what was entered twice when a second person agrees: the number is one record’s, and a list does not revive the other', async () => {
    const twin = aRight('C', { number: one, fullName: 'NGUYỄN THỊ ÁNH', commune: eaKtur })
    await found(higher, twin)
    expect(
      await decide(higher, a('merge', { keep: higher.id, fields: { fullName: twin.id }, reason: 'same-line-twice' })),
    ).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
    expect(await decide(higher, { kind: 'confirm', note: null })).toBe('second-person')
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, higher.id)).toMatchObject({
      person: { fullName: 'NGUYỄN THỊ ÁNH' },
      status: 'approved',
    })
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    const claim = await getClaim(register, marks.idNumber(anIdNumber(one)))
    expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([higher.id])
    await takenIn(register, twin)
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    await expectTruth(higher, twin)

    expect(await decide(higher, { kind: 'reverse', note: 'nhầm' })).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'cancelled' })
    expect(await decide(higher, { kind: 'confirm', note: null })).toBe('second-person')
    await expectTruth(higher, twin)
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
    expect((await getClaim(register, marks.idNumber(anIdNumber(one)))).holders).toHaveLength(2)
    await expectTruth(higher, twin)
  })

  it('stays merged when one account cancels the kept record and takes that back: a second person opens the case again', async () => {
    const twin = aRight('C', { number: one, fullName: 'NGUYỄN THỊ ÁNH', commune: eaKtur })
    await found(higher, twin)
    await decide(higher, a('merge', { keep: higher.id, reason: 'same-line-twice' }))
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    const { id } = await caseOf(higher)
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
    await expectTruth(higher, twin)

    expect(await said(cancel)).toBe('done')
    expect(await decide(higher, { kind: 'confirm', note: null })).toBe('second-person')
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, twin.id)).toMatchObject({ status: 'approved' })
    // And whoever takes the cancellation back then finds both in a case.
    expect(await said(undo)).toBe('done')
    const known = await caseOf(twin)
    expect(known.state).toBe('open')
    expect(known.records).toHaveLength(2)
    await expectTruth(higher, twin)
  })

  it('lets a merged record have the number that only the other one carried', async () => {
    const twin = aRight('C', { number: one, fullName: 'Nguyễn Thị Ánh' })
    const numbers = [anIdNumber(one), anIdNumber('240123456')]
    await found(higher, { ...twin, person: { ...twin.person, idNumbers: numbers } })
    await decide(higher, a('merge', { keep: higher.id, fields: { idNumbers: twin.id }, reason: 'same-line-twice' }))
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    for (const number of numbers) {
      const claim = await getClaim(register, marks.idNumber(number))
      expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([higher.id])
    }
    expect(await decide(higher, { kind: 'reverse', note: 'nhầm' })).toBe('done')
    expect(await decide(higher, { kind: 'confirm', note: null }, second)).toBe('done')
    const claim = await getClaim(register, marks.idNumber(anIdNumber('240123456')))
    expect(claim.holders.map(({ entitlementId }) => entitlementId)).toEqual([twin.id])
  })

  it('is carried out once, however often the command comes, and its key stands for no other', async () => {
    await found(higher, lower)
    const key = aKey()
    const records = await getEntitlements(register, [higher.id, lower.id])
    const known = await caseOf(lower)
    const context = {
      programme: nq42,
      settings: defaultCaseSettings,
      tree,
      actor: district,
      now: morning,
      commandId: key,
    }
    const decision = decideCase(a('keep-highest'), { known, records }, context)
    if (!decision.ok) throw new Error(decision.error.message)
    const commit = (digest: string) =>
      commitCases(register, tree, marks, [decision.value], {
        username: district.username,
        id: key,
        digest,
        now: morning,
      })
    expect([await commit('d'), await commit('d'), await commit('e')]).toEqual(['done', 'replayed', 'key-taken'])
    await expectTruth(higher, lower)
  })

  it('of two officers at once is one: the other has decided about an old state', async () => {
    await found(higher, lower)
    const other = engine.again(register)
    // Both have seen the open case before either of them writes, however slow the machine is.
    const writes = [
      await decided(lower, a('keep-highest')),
      await decided(lower, a('different-people'), second, aKey(), other),
    ]
    const outcomes = await Promise.all(writes.map((write) => write()))
    expect(outcomes.toSorted()).toEqual(['done', 'stale'])
    await expectTruth(higher, lower)
  })

  it('and a payment of the same record at once never both happen', async () => {
    const [above] = await found(higher, lower)
    if (!above) throw new Error('not taken in')
    const note = 'người dân từ chối'
    const [paid, concluded] = await Promise.all([
      order(engine.again(register), above),
      decide(lower, a('keep-highest', { keep: lower.id, note, reason: 'other' })),
    ])
    const now = await stored(register, above.id)
    if (concluded === 'done') expect([outcomeOf(paid), now.status]).not.toEqual(['done', 'suspended'])
    expect(['paid', 'suspended']).toContain(now.status)
    await expectTruth(higher, lower)
  })
})

describe('a crowd under one number', () => {
  it('is looked at in several cases, and what one of them concludes counts in the others', async () => {
    const crowd = Array.from({ length: 14 }, (_, index) =>
      aRight(`P${index}`, {
        ...{ number: '240123456', fullName: 'Nguyễn Thị Ánh' },
        commune: [eaTieu, eaKtur, elsewhere][index % 3] ?? eaTieu,
      }),
    )
    const [first] = await found(...crowd)
    if (!first) throw new Error('not taken in')
    expect(await decide(first, a('different-people'), second)).toBe('done')
    await kept(register, ...crowd)
    const closed = (await stored(register, first.id)).reviews.find(({ effect }) => effect === 'apart')
    const apart = (closed && (await getCase(register, closed.caseId)))?.records.map(
      ({ entitlementId }) => entitlementId,
    )
    const { cases } = await queueOf(
      register,
      { programme, unit: '66', half: 'open', kind: null },
      { position: null, limit: 50 },
    )
    const asked = cases.flatMap(({ evidence }) => evidence.map(({ between }) => between.join(' ')))
    const pairs = crowd.flatMap(({ id }, index) => crowd.slice(index + 1).map((other) => between(id, other.id)))
    const told = pairs.filter((pair) => pair.every((id) => apart?.includes(id)))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set([...asked, ...told.map((pair) => pair.join(' '))]).size).toBe(pairs.length)
    await expectTruth(...crowd)
  })
})

describe('the deadline of a case', () => {
  it('is told of its owner, and of the commune that was asked, until they have answered', async () => {
    await found(higher, lower)
    const late = (unit: string) => overdueCases(register, tree, programme, { unit, now: morning + 400 * 86_400_000 })
    expect(await overdueCases(register, tree, programme, { unit: '66', now: morning })).toEqual([])
    expect(await late('66')).toEqual([{ unit: cuKuin, conclude: 1, report: 0 }])
    const ask = a('verify', { reason: 'papers-missing', commune: eaKtur, by: null })
    expect(await decide(higher, ask)).toBe('done')
    expect(await late('66')).toHaveLength(2)
    expect(await late(eaKtur)).toEqual([{ unit: eaKtur, conclude: 0, report: 1 }])
    expect(await decide(higher, { kind: 'report', finding: 'different-people', note: 'đã gặp' })).toBe('done')
    expect(await late(eaKtur)).toEqual([])
    expect(await decide(higher, a('different-people'))).toBe('done')
    expect(await late('66')).toEqual([])
  })
})

describe('the queue', () => {
  it('has what can still be stopped first, then the most money, and is read page by page', async () => {
    const pair = (name: string, number: string, amount: number, policy = 'A4') => [
      aRight(`${name}1`, { number, policy, amount: dong(amount), fullName: name }),
      aRight(`${name}2`, { number, policy, amount: dong(amount), fullName: name }),
    ]
    const small = pair('Nhỏ', one, 1_000_000)
    const large = pair('Lớn', two, 3_000_000)
    const middle = pair('Vừa', '066185004323', 2_000_000)
    await found(...small, ...large, ...middle)
    const names = async (limit: number) => {
      const seen: string[] = []
      let position: Awaited<ReturnType<typeof queueOf>>['position'] = null
      do {
        const page = await queueOf(register, { programme, unit: eaTieu, half: 'open', kind: null }, { position, limit })
        seen.push(...page.cases.map(({ records }) => records[0]?.fullName ?? ''))
        position = page.position
      } while (position)
      return seen
    }
    expect(await names(50)).toEqual(['Lớn', 'Vừa', 'Nhỏ'])
    expect(await names(1)).toEqual(['Lớn', 'Vừa', 'Nhỏ'])
    expect(await readCaseTally(register, tree, programme, eaTieu)).toMatchObject({ open: 3, total: 3, risk: 6_000_000 })
    if (large[0]) await decide(large[0], a('different-people'))
    expect(await names(50)).toEqual(['Vừa', 'Nhỏ'])
  })

  it('is filtered by the kind of evidence', async () => {
    await found(higher, lower)
    const queue = { programme, unit: cuKuin, half: 'open' as const }
    const from = { position: null, limit: 10 }
    expect((await queueOf(register, { ...queue, kind: 'same-cccd' }, from)).cases).toHaveLength(1)
    expect((await queueOf(register, { ...queue, kind: 'same-cmnd' }, from)).cases).toHaveLength(0)
  })
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
