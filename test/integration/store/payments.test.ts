import { decidePayment } from '../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { findProgramme } from '../../../lambdas/domain/programmes/programmes.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { type Change, commitChange } from '../../../lambdas/store/payments/payment-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import { findByNumberAndName, getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaKtur, eaTieu, marks, notPaid, order, outcomeOf, stored, takenIn, tree, undo } from './desk.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
const number = '066185004321'
const mark = marks.idNumber(anIdNumber(number))
let register: Register
let other: Register
beforeEach(async () => {
  register = await engine.freshRegister()
  other = engine.again(register)
})

/** People in each state of the one cell that a test uses. */
async function people(): Promise<Record<string, number>> {
  const [cell] = await readCounts(register, tree, 'nq42-2020', eaTieu)
  const tallies = Object.entries(cell?.counts.byStatus ?? {}).map(([status, tally]) => [status, tally.people] as const)
  return Object.fromEntries(tallies.filter(([, count]) => count !== 0))
}

describe('two writers that decided on the same state', () => {
  const decision = (before: Entitlement, commandId: string, claims: Change['claims']): Change => {
    const review = { holds: true, officeOf: () => '' }
    const programme = findProgramme(before.programme)
    if (!programme) throw new Error('no programme')
    const context = {
      now: morning,
      actor: anActor(),
      commandId,
      programme,
      backlogUntil: null,
      tree,
      others: [],
      payerName: () => '',
      review,
    }
    const decided = decidePayment(before, aPayment({ noIdNumberReason: 'lost-card' }), context)
    if (!decided.ok) throw new Error(decided.error.message)
    return { before, after: decided.value.next, event: decided.value.event, claims }
  }
  const commit = (at: Register, change: Change) => commitChange(at, tree, marks, change, change.event.commandId)

  it('pay one person once: the slower one is told that it looked at an old state', async () => {
    const [right] = await takenIn(register, aRight('A'))
    if (!right) throw new Error('not taken in')
    const outcomes = await Promise.all([
      commit(register, decision(right, 'one', [])),
      commit(other, decision(right, 'two', [])),
    ])
    expect(outcomes.toSorted()).toEqual(['done', 'stale'])
    expect(await people()).toEqual({ paid: 1 })
    expect(await getHistory(register, right.id)).toHaveLength(2)
  })

  it('pay under one number once, though the two entitlements know nothing of each other', async () => {
    const rights = await takenIn(register, aRight('A', { number }), aRight('B', { number, policy: 'A5' }))
    const claim = await getClaim(register, mark)
    const outcomes = await Promise.all(
      rights.map((right, index) => commit(index ? other : register, decision(right, `c${index}`, [{ mark, claim }]))),
    )
    expect(outcomes.toSorted()).toEqual(['done', 'stale'])
    expect((await getClaim(register, mark)).paid).toHaveLength(1)
  })
})

describe('two counters at once', () => {
  it('pay one person once, and the slower one hears who paid and when', async () => {
    const [right] = await takenIn(register, aRight('A'))
    if (!right) throw new Error('not taken in')
    const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
    const results = await Promise.all([
      order(register, right, { actor: payer }),
      order(other, right, { actor: payer }),
      order(other, right, { actor: payer }),
    ])
    expect(results.map(outcomeOf).toSorted()).toEqual(['already-paid', 'already-paid', 'done'])
    const refused = results.find((result) => !result.ok)
    expect(refused?.ok === false && refused.error.message).toMatch(/Bưu điện Huyện Cư Kuin .* 09:12 hôm nay/)
    expect(await people()).toEqual({ paid: 1 })
  })

  it('pay one number once, in whichever commune it stands', async () => {
    const rights = await takenIn(register, aRight('A', { number }), aRight('B', { number, commune: eaKtur }))
    const results = await Promise.all(rights.map((right, index) => order(index ? other : register, right)))
    expect(results.map(outcomeOf).toSorted()).toEqual(['already-paid-elsewhere', 'done'])
    expect((await getClaim(register, mark)).paid).toHaveLength(1)
  })

  it('pay one number once, when both bring it onto records that had none', async () => {
    const rights = await takenIn(register, aRight('A'), aRight('B'))
    const command = aPayment({ idNumber: anIdNumber(number) })
    const results = await Promise.all(rights.map((right, index) => order(index ? other : register, right, { command })))
    expect(results.map(outcomeOf).toSorted()).toEqual(['already-paid-elsewhere', 'done'])
    expect(await people()).toEqual({ approved: 1, paid: 1 })
  })
})

describe('a number that is added at the counter', () => {
  it('puts a warning on everybody who has it', async () => {
    const [known, unknown] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
    if (!known || !unknown) throw new Error('not taken in')
    const result = await order(register, unknown, { command: aPayment({ idNumber: anIdNumber(number) }) })
    expect(result.ok && result.value.entitlement.warnings).toMatchObject([{ commune: eaKtur }])
    expect((await stored(register, known.id)).warnings).toMatchObject([{ entitlementId: unknown.id, sameName: false }])
    expect(outcomeOf(await order(register, await stored(register, known.id)))).toBe('already-paid-elsewhere')
  })
})

describe('a person of two numbers', () => {
  const old = '240123456'
  const ofBoth = (name: string, parts: Partial<Entitlement> = {}): Entitlement => {
    const right = aRight(name, parts)
    return { ...right, person: { ...right.person, idNumbers: [anIdNumber(number), anIdNumber(old)] } }
  }

  it('is paid once, whichever of the two another list knows him by', async () => {
    const both = ofBoth('A', { person: aRight('A', { fullName: 'Lê Văn Một' }).person })
    const byOld = aRight('B', { number: old, fullName: 'Lê Văn Một', policy: 'A5' })
    const byNew = aRight('C', { number, fullName: 'Lê Văn Một', policy: 'A4' })
    const [first, second, third] = await takenIn(register, both, byOld, byNew)
    if (!first || !second || !third) throw new Error('not taken in')
    expect(first.warnings.map(({ policy }) => policy).toSorted()).toEqual(['A4', 'A5'])
    expect(second.warnings).toMatchObject([{ entitlementId: first.id, sameName: true }])
    expect(outcomeOf(await order(register, first))).toBe('done')
    expect(outcomeOf(await order(register, second))).toBe('already-paid-elsewhere')
    expect(outcomeOf(await order(register, third))).toBe('already-paid-elsewhere')
  })

  it('is not paid by two counters at once who each know him by another number', async () => {
    const rights = await takenIn(register, ofBoth('A'), aRight('B', { number: old, fullName: 'Người A', policy: 'A5' }))
    const results = await Promise.all(rights.map((right, index) => order(index ? other : register, right)))
    expect(results.map(outcomeOf).toSorted()).toEqual(['already-paid-elsewhere', 'done'])
  })

  it('is found by both', async () => {
    const [right] = await takenIn(register, ofBoth('A'))
    for (const text of [number, old]) {
      const found = await findByNumberAndName(register, marks.idNumber(anIdNumber(text)), marks.name('nguoi a'))
      expect(found).toEqual([right])
    }
  })

  onOneEngine('is found by the new card that he showed at the counter, until that is undone', async () => {
    const [listed] = await takenIn(register, aRight('A', { number: old }))
    if (!listed) throw new Error('not taken in')
    const byNew = () => findByNumberAndName(register, mark, marks.name(listed.person.fullName))
    await order(register, listed, { command: aPayment({ idNumber: anIdNumber(number) }) })
    expect((await byNew()).map(({ id }) => id)).toEqual([listed.id])
    expect((await getClaim(register, mark)).paid).toEqual([listed.id])
    await order(register, await stored(register, listed.id), { command: undo })
    expect(await byNew()).toEqual([])
    expect(await getClaim(register, mark)).toMatchObject({ holders: [], paid: [] })
    expect((await getClaim(register, marks.idNumber(anIdNumber(old)))).holders).toHaveLength(1)
  })
})

describe('a number that was mistyped at the counter', () => {
  it('goes with the undone payment, and with it the warnings that it made', async () => {
    const [known, unknown] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
    if (!known || !unknown) throw new Error('not taken in')
    await order(register, unknown, { command: aPayment({ idNumber: anIdNumber(number) }) })
    await order(register, await stored(register, unknown.id), { command: undo })
    expect((await stored(register, unknown.id)).person.idNumbers).toEqual([])
    for (const { id } of [known, unknown]) expect((await stored(register, id)).warnings).toEqual([])
    const types = (await getHistory(register, known.id)).map(({ type }) => type)
    // Under one CCCD a certain case was opened as well, and ended with the number.
    expect(types).toEqual([
      'entitlement.approved',
      'duplicate.warned',
      'review.opened',
      'duplicate.cleared',
      'review.ended',
    ])
    expect(outcomeOf(await order(register, await stored(register, known.id)))).toBe('done')
  })
})

describe('a command that comes again', () => {
  it('is answered as done, and changes nothing', async () => {
    const [right] = await takenIn(register, aRight('A'))
    if (!right) throw new Error('not taken in')
    expect(outcomeOf(await order(register, right, { key: 'the-same-command' }))).toBe('done')
    expect(outcomeOf(await order(register, right, { key: 'the-same-command' }))).toBe('replayed')
    expect(await people()).toEqual({ paid: 1 })
    expect((await stored(register, right.id)).version).toBe(2)
  })

  onOneEngine('is answered as done even when the payment has been undone since', async () => {
    const [right] = await takenIn(register, aRight('A'))
    if (!right) throw new Error('not taken in')
    await order(register, right, { key: 'the-same-command' })
    await order(register, await stored(register, right.id), { command: undo })
    expect(outcomeOf(await order(register, right, { key: 'the-same-command' }))).toBe('replayed')
    expect(await people()).toEqual({ approved: 1 })
  })

  onOneEngine('is followed up when the function that did it died before it told who else has the number', async () => {
    const [known, unknown] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
    if (!known || !unknown) throw new Error('not taken in')
    const sent = { key: 'the-same-command', command: aPayment({ idNumber: anIdNumber(number) }) }
    dieAfter(other, 1)
    await expect(order(other, unknown, sent)).rejects.toThrow()
    expect(await people()).toEqual({ paid: 1 })
    expect((await stored(register, known.id)).warnings).toEqual([])
    expect(outcomeOf(await order(register, unknown, sent))).toBe('replayed')
    expect((await stored(register, known.id)).warnings).toMatchObject([{ entitlementId: unknown.id }])
    expect(await people()).toEqual({ paid: 1 })
  })

  it('is carried out once when both copies arrive together', async () => {
    const [right] = await takenIn(register, aRight('A'))
    if (!right) throw new Error('not taken in')
    const copies = await Promise.all([register, other].map((at) => order(at, right, { key: 'the-same-command' })))
    expect(copies.map(outcomeOf).toSorted()).toEqual(['done', 'replayed'])
    expect(await people()).toEqual({ paid: 1 })
  })

  // Was answered as done: the officer believed that the second person had been paid.
  it('is refused when its key was used for another person', async () => {
    const [one, two] = await takenIn(register, aRight('A'), aRight('B'))
    if (!one || !two) throw new Error('not taken in')
    await order(register, one, { key: 'the-same-command' })
    expect(outcomeOf(await order(register, two, { key: 'the-same-command' }))).toBe('conflict')
    expect((await stored(register, two.id)).status).toBe('approved')
  })

  // Was answered as done: the officer believed that his correction had been taken.
  onOneEngine('is refused when its key was used for another command about the same person', async () => {
    const [right] = await takenIn(register, aRight('A', { number }))
    if (!right) throw new Error('not taken in')
    await order(register, right, { key: 'the-same-command', command: notPaid('absent') })
    const now = await stored(register, right.id)
    expect(outcomeOf(await order(register, now, { key: 'the-same-command' }))).toBe('conflict')
    expect((await stored(register, right.id)).status).toBe('not-received')
  })

  onOneEngine('belongs to its user: the same key of another user is another command', async () => {
    const [one, two] = await takenIn(register, aRight('A'), aRight('B'))
    if (!one || !two) throw new Error('not taken in')
    const colleague = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    await order(register, one, { key: 'the-same-command' })
    expect(outcomeOf(await order(register, two, { key: 'the-same-command', actor: colleague }))).toBe('done')
  })
})

describe('a payment that is undone', () => {
  it('opens the person, the cell and the number again, and leaves its trace', async () => {
    const [one, two] = await takenIn(
      register,
      aRight('A', { number, fullName: 'Lê Hai Nơi' }),
      aRight('B', { number, fullName: 'Lê Hai Nơi', policy: 'A5' }),
    )
    if (!one || !two) throw new Error('not taken in')
    await order(register, one)
    expect(outcomeOf(await order(register, two))).toBe('already-paid-elsewhere')
    expect(outcomeOf(await order(register, await stored(register, one.id), { command: undo }))).toBe('done')
    expect((await getClaim(register, mark)).paid).toEqual([])
    // The payment has opened a certain case: who had looked before it looks again.
    expect(outcomeOf(await order(register, two))).toBe('conflict')
    expect(outcomeOf(await order(register, await stored(register, two.id)))).toBe('done')
    const types = (await getHistory(register, one.id)).map(({ type }) => type)
    expect(types).toEqual([
      'entitlement.approved',
      'duplicate.warned',
      'payment.recorded',
      'review.opened',
      'payment.undone',
      'review.changed',
    ])
  })
})

describe('a payment that could not be made', () => {
  onOneEngine('stands again when whoever resumed it takes that back', async () => {
    const [right] = await takenIn(register, aRight('A', { number }))
    if (!right) throw new Error('not taken in')
    const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    await order(register, right, { command: notPaid('refused') })
    const refused = await stored(register, right.id)
    const resume = { kind: 'resume', reason: 'tự xin nhận lại', paper: 'đơn ngày 28/05/2020' } as const
    await order(register, refused, { actor, command: resume })
    const resumed = await stored(register, right.id)
    expect(resumed.resumed).toEqual([
      { lifted: refused.notPaid, paper: resume.paper, at: morning, by: expect.anything(), paymentsBefore: 0 },
    ])
    expect(outcomeOf(await order(register, resumed, { actor, command: undo }))).toBe('done')
    const { version: _version, ...again } = await stored(register, right.id)
    expect({ ...again, version: refused.version }).toEqual(refused)
    expect(await people()).toEqual({ refused: 1 })
    const types = (await getHistory(register, right.id)).map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['support.resumed', 'support.resumption-undone'])
  })

  // The update named one count twice, which DynamoDB refuses: the second reason could not be entered.
  onOneEngine('may get another reason without leaving its state', async () => {
    const [right] = await takenIn(register, aRight('A', { number }))
    if (!right) throw new Error('not taken in')
    await order(register, right, { command: notPaid('absent') })
    const again = await order(register, await stored(register, right.id), { command: notPaid('moved') })
    expect(outcomeOf(again)).toBe('done')
    expect((await stored(register, right.id)).notPaid?.reason).toBe('moved')
    expect(await people()).toEqual({ 'not-received': 1 })
  })
})
