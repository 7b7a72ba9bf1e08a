import fc from 'fast-check'
import { decideFinding } from '../../../lambdas/domain/exchange/decide-finding.ts'
import type { ExchangeState } from '../../../lambdas/domain/exchange/exchange-file.ts'
import { type FindingOutcome, findingOutcomes } from '../../../lambdas/domain/exchange/finding-outcomes.ts'
import { openFindings } from '../../../lambdas/domain/exchange/foreign-finding.ts'
import { foundAbroad, type Look } from '../../../lambdas/domain/exchange/found-abroad.ts'
import { joinTold, toldOf } from '../../../lambdas/domain/exchange/told-of.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { anActor, anEntitlement, morning } from '../../support/builders.ts'

const finder = { actor: anActor(), commandId: 'l'.repeat(26), now: morning }
const looked = (states: Readonly<Record<string, ExchangeState>>, provinces: readonly string[] | null = null): Look => ({
  provinces: provinces && new Set(provinces),
  seen: new Map(
    Object.entries(states).map(([province, state]) => [province, { fileId: `f${province}`, day: '2020-06-12', state }]),
  ),
})
const found = (record: Entitlement, look: Look): Entitlement => foundAbroad(nq42, record, look, finder)?.after ?? record
const concluded = (record: Entitlement, outcome: FindingOutcome): Entitlement => {
  const command = { province: '64', outcome, reason: 'confirmed-by-province', note: null } as const
  const done = decideFinding(record, command, { actor: anActor(), now: morning, commandId: 'c' })
  if (!done.ok) throw new Error(done.error.message)
  return done.value.after
}

describe('what a file of another province says of a record', () => {
  it('is a question, until the file says otherwise; each change with its event and version', () => {
    const change = foundAbroad(nq42, anEntitlement(), looked({ '64': 'paid' }), finder)
    expect(change?.event).toMatchObject({
      type: 'foreign.found',
      changes: { foreign: [null, 'tỉnh Gia Lai (đã chi trả), tệp ngày 12/06/2020'] },
    })
    const record = change?.after ?? anEntitlement()
    expect(record.version).toBe(2)
    expect(foundAbroad(nq42, record, looked({ '64': 'paid' }), finder)).toBeNull()
    // Of provinces that were not looked at nothing is said.
    expect(foundAbroad(nq42, record, looked({}, ['62']), finder)).toBeNull()
    const ended = foundAbroad(nq42, record, looked({}), finder)
    expect(ended).toMatchObject({ after: { foreign: [] }, event: { type: 'foreign.ended' } })
  })

  it('asks of nobody who competes with nobody, nor beside a supplement', () => {
    for (const status of ['cancelled', 'refused', 'deceased'] as const)
      expect(found(anEntitlement({ status }), looked({ '64': 'paid' })).foreign).toEqual([])
    const { exclusion } = nq68
    const [supplement = ''] = exclusion.kind === 'one-of' ? exclusion.stackable : []
    const record = anEntitlement({ programme: nq68.id, policy: supplement })
    expect(foundAbroad(nq68, record, looked({ '64': 'paid' }), finder)).toBeNull()
  })

  it('leaves a conclusion as it is, but for whoever was to be paid here alone and was paid there since', () => {
    for (const outcome of findingOutcomes) {
      const record = concluded(found(anEntitlement(), looked({ '64': 'approved' })), outcome)
      const paidSince = found(record, looked({ '64': 'paid' }))
      expect(openFindings(paidSince)).toHaveLength(outcome === 'entitled-here' ? 1 : 0)
      expect(found(record, looked({})).foreign).toHaveLength(1)
    }
  })

  it('comes to the same whatever was looked at before, and in whatever order', () => {
    const state = fc.constantFrom<ExchangeState>('approved', 'paid')
    const files = fc.dictionary(fc.constantFrom('62', '64', '68'), state)
    fc.assert(
      fc.property(files, files, (one, other) => {
        const facts = (record: Entitlement) => record.foreign.map(({ province, state }) => [province, state])
        const twice = found(found(anEntitlement(), looked(one)), looked(other))
        expect(facts(twice)).toEqual(facts(found(anEntitlement(), looked(other))))
      }),
      { numRuns: 50 },
    )
  })

  it('is concluded once, for a reason that fits, and can be taken back', () => {
    const record = found(anEntitlement(), looked({ '64': 'paid' }))
    const context = { actor: anActor(), now: morning, commandId: 'c' }
    const refusal = (command: Parameters<typeof decideFinding>[1], of = record) => {
      const done = decideFinding(of, command, context)
      return done.ok ? null : done.error.code
    }
    const say = { province: '64', outcome: 'entitled-there', reason: 'confirmed-by-province', note: null } as const
    expect(refusal({ ...say, province: '62' })).toBe('conflict')
    expect(refusal({ ...say, reason: 'number-issued-twice' })).toBe('invalid')
    expect(refusal({ ...say, reason: 'other' })).toBe('invalid')
    expect(refusal({ province: '64', outcome: null, note: 'nhầm' })).toBe('wrong-state')
    const done = concluded(record, 'entitled-there')
    expect(refusal(say, done)).toBe('wrong-state')
    const back = decideFinding(done, { province: '64', outcome: null, note: 'nhầm' }, context)
    expect(back.ok && openFindings(back.value.after)).toHaveLength(1)
  })
})

describe('what the other provinces are told', () => {
  it('is of every state what matters there, and of several supports the most', () => {
    const told = paymentStatuses.map((status) => [status, toldOf(nq42, { policy: 'A6', status })?.state ?? null])
    expect(Object.fromEntries(told)).toMatchObject({
      'part-paid': 'paid',
      suspended: 'approved',
      recovered: null,
      deceased: null,
    })
    const all = (['cash', 'supplement'] as const).flatMap((group) =>
      (['approved', 'paid'] as const).map((state) => ({ group, state })),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
        const joined = some.reduce<ReturnType<typeof joinTold> | undefined>(joinTold, undefined)
        const cash = some.filter(({ group }) => group === 'cash')
        const mattering = cash.length > 0 ? cash : some
        expect(joined).toEqual({
          group: mattering[0]?.group,
          state: mattering.some(({ state }) => state === 'paid') ? 'paid' : 'approved',
        })
      }),
      { numRuns: 50 },
    )
  })
})
