import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { between, type Evidence, type EvidenceKind } from '../../../lambdas/domain/cases/evidence.ts'
import { openReview } from '../../../lambdas/domain/cases/review.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { type CaseCall, type CasesDesk, readCaseHistory } from '../../../lambdas/functions/cases/read-case.ts'
import { getCaseSettings, putCaseSettings } from '../../../lambdas/store/cases/case-settings-store.ts'
import { caseHistory, getCase, queueOf } from '../../../lambdas/store/cases/case-store.ts'
import { keepCases } from '../../../lambdas/store/cases/keep-cases.ts'
import { readingsOf } from '../../../lambdas/store/ledger/ledger-store.ts'
import { withdrawEntitlements } from '../../../lambdas/store/lists/withdraw-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, caseOf, decide, expectTruth, found, higher, lower, programme, second } from './case-desk.ts'
import {
  aChunk,
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
  warned,
} from './desk.ts'

const engine = registerEngine()

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

describe('one number in the lists of two communes', () => {
  it('opens one case for their district, seen in the queues of both communes, and holds the lower support', async () => {
    const [above, below] = await found(register, higher, lower)
    const known = await caseOf(register, higher)
    expect(known).toMatchObject({ owner: cuKuin, state: 'open', verdict: 'certain', moneyAtRisk: 750_000, version: 1 })
    expect([above, below].map((right) => right && openReview(right)?.effect)).toEqual(['to-keep', 'to-stop'])
    for (const unit of [eaTieu, eaKtur, cuKuin, '66']) {
      const { cases } = await queueOf(
        register,
        { programme, unit, half: 'open', kinds: null },
        { position: null, limit: 10 },
      )
      expect(cases.map(({ id }) => id)).toEqual([known.id])
    }
    expect((await caseHistory(register, known.id, undefined)).events.map(({ type }) => type)).toEqual(['case.opened'])
    await expectTruth(register, higher, lower)
  })

  onOneEngine('is noted as read by whoever reads its history with the numbers in full', async () => {
    await found(register, higher, lower)
    const known = await caseOf(register, higher)
    const desk = { register, tree } as CasesDesk
    const call = { params: { caseId: known.id }, query: {}, now: morning }
    const within: CaseCall['within'] = (one) => (one ? ok(one) : refuse('not-found', ''))
    for (const actor of [anActor({ username: 'xem', role: 'observer', unit: '66' }), second])
      expect(await readCaseHistory(desk, { ...call, actor, within })).toMatchObject({ value: { cursor: null } })
    const { newest } = await readingsOf(register, keys.duplicateCase(known.id).pk)
    expect(newest.map(({ type, actor }) => [type, actor.username])).toEqual([['case.read', second.username]])
  })

  it('is written nothing of again when the lists are read again', async () => {
    await found(register, higher, lower)
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
    await expectTruth(register, higher, lower)
  })

  onOneEngine('belongs to the province when their communes lie in two districts', async () => {
    await found(register, higher, { ...lower, commune: elsewhere })
    expect((await caseOf(register, higher)).owner).toBe('66')
  })

  it('is no payment at the counter for what it would stop, and one for what it would keep', async () => {
    const [above, below] = await found(register, higher, lower)
    if (!above || !below) throw new Error('not taken in')
    expect(outcomeOf(await order(register, below))).toBe('under-review')
    expect(outcomeOf(await order(register, above))).toBe('done')
    expect(outcomeOf(await order(register, below))).toBe('already-paid-elsewhere')
  })

  onOneEngine('stops no payment where the province has set that', async () => {
    await putCaseSettings(register, tree, { ...defaultCaseSettings, certainStopsPayment: false }, byProvince)
    expect(await getCaseSettings(register, tree)).toEqual({ ...defaultCaseSettings, certainStopsPayment: false })
    const [, below] = await found(register, higher, lower)
    // The older question is asked instead.
    expect(below && outcomeOf(await order(register, below))).toBe('higher-elsewhere')
  })

  it('ends when a list is withdrawn, and asks nothing of who is left', async () => {
    const [above, below] = await found(register, higher, lower)
    if (!above || !below) throw new Error('not taken in')
    const event = {
      type: 'entitlement.withdrawn' as const,
      at: morning,
      actor: anActor(),
      commandId: 'w',
      reason: 'nhầm',
    }
    await withdrawEntitlements(register, tree, marks, [below], { event, held: { listId: 'w', attempt: null } })
    const known = await caseOf(register, above)
    await kept(register, below)
    expect(await getCase(register, known.id)).toMatchObject({
      state: 'closed',
      conclusion: { ending: 'no-evidence-left' },
    })
    expect((await stored(register, above.id)).reviews).toEqual([])
    await expectTruth(register, higher, lower)
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
    const known = await caseOf(register, higher)
    expect(known).toMatchObject({ owner: cuKuin, verdict: 'possible', evidence: [{ kind: 'agreeing-facts' }] })
    await keepCases(desk(), [higher.id, other.id], finder)
    expect(await getCase(register, known.id)).toEqual(known)
    expect(outcomeOf(await order(register, await stored(register, other.id)))).toBe('done')
    await expectTruth(register, higher, other)
  })

  onOneEngine(
    'of before its kinds were told apart has its kind when it is looked at anew, once and in the filter too',
    async () => {
      await takenIn(register, higher, other)
      await keepCases(desk(), [higher.id, other.id], finder, [facts(higher, other)])
      const known = await caseOf(register, higher)
      const compare = (a: Entitlement, b: Entitlement): Evidence => ({ ...facts(a, b), kind: 'name-and-day' })
      const inFilter = async (kind: EvidenceKind) => {
        const queue = { programme, unit: cuKuin, half: 'open', kinds: [kind] } as const
        return (await queueOf(register, queue, { position: null, limit: 50 })).cases.map(({ id }) => id)
      }
      expect(await inFilter('agreeing-facts')).toContain(known.id)
      await keepCases({ ...desk(), matcher: { ...desk().matcher, compare } }, [higher.id], finder, [
        facts(higher, other),
      ])
      await keepCases({ ...desk(), matcher: { ...desk().matcher, compare } }, [higher.id], finder)
      expect((await getCase(register, known.id))?.evidence.map(({ kind }) => kind)).toEqual(['name-and-day'])
      expect(await inFilter('agreeing-facts')).not.toContain(known.id)
      expect(await inFilter('name-and-day')).toContain(known.id)
    },
  )

  onOneEngine('is weighed anew: the case ends when the matcher sees two people there', async () => {
    await takenIn(register, higher, other)
    await keepCases(desk(), [higher.id, other.id], finder, [facts(higher, other)])
    const known = await caseOf(register, higher)
    await keepCases({ ...desk(), matcher }, [other.id], finder)
    expect(await getCase(register, known.id)).toMatchObject({
      state: 'closed',
      conclusion: { ending: 'no-evidence-left' },
    })
    expect((await stored(register, higher.id)).reviews).toEqual([])
    await expectTruth(register, higher, other)
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

describe('a crowd under one number', () => {
  onOneEngine('is looked at in several cases, and what one of them concludes counts in the others', async () => {
    const crowd = Array.from({ length: 14 }, (_, index) =>
      aRight(`P${index}`, {
        ...{ number: '240123456', fullName: 'Nguyễn Thị Ánh' },
        commune: [eaTieu, eaKtur, elsewhere][index % 3] ?? eaTieu,
      }),
    )
    const [first] = await found(register, ...crowd)
    if (!first) throw new Error('not taken in')
    expect(await decide(register, first, a('different-people'), second)).toBe('done')
    await kept(register, ...crowd)
    const closed = (await stored(register, first.id)).reviews.find(({ effect }) => effect === 'apart')
    const apart = (closed && (await getCase(register, closed.caseId)))?.records.map(
      ({ entitlementId }) => entitlementId,
    )
    const { cases } = await queueOf(
      register,
      { programme, unit: '66', half: 'open', kinds: null },
      { position: null, limit: 50 },
    )
    const asked = cases.flatMap(({ evidence }) => evidence.map(({ between }) => between.join(' ')))
    const pairs = crowd.flatMap(({ id }, index) => crowd.slice(index + 1).map((other) => between(id, other.id)))
    const told = pairs.filter((pair) => pair.every((id) => apart?.includes(id)))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set([...asked, ...told.map((pair) => pair.join(' '))]).size).toBe(pairs.length)
    await expectTruth(register, ...crowd)
  })
})
