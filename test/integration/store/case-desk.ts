import type { CaseCommand, DecideCommand } from '../../../lambdas/domain/cases/case-command.ts'
import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { decideCase } from '../../../lambdas/domain/cases/decide-case.ts'
import type { DuplicateCase } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { commitCases, getCase, queueOf, readCaseTally } from '../../../lambdas/store/cases/case-store.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { getEntitlements, getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { CommandCommit } from '../../../lambdas/store/table/commit-command.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { aKey, aRight, cuKuin, eaKtur, kept, marks, stored, takenIn, tree } from './desk.ts'

export const programme = 'nq42-2020'
export const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
export const second = anActor({ username: 'tinh-66', role: 'tinh', unit: '66' })

/** One number in the lists of two communes of one district. */
export const one = '066185004321'
export const higher = aRight('A', { number: one, fullName: 'Nguyễn Thị Ánh' })
export const lower = aRight('B', {
  number: one,
  fullName: 'Nguyễn Thị Ánh',
  policy: 'A7a',
  amount: dong(750_000),
  commune: eaKtur,
})

/** The rights come in as lists do, and their cases are found. */
export async function found(register: Register, ...rights: readonly Entitlement[]): Promise<Entitlement[]> {
  await takenIn(register, ...rights)
  await kept(register, ...rights)
  return Promise.all(rights.map(({ id }) => stored(register, id)))
}

export async function caseOf(register: Register, { id }: Entitlement): Promise<DuplicateCase> {
  const review = (await stored(register, id)).reviews.at(-1)
  const known = review && (await getCase(register, review.caseId))
  if (!known) throw new Error(`${id} is in no case`)
  return known
}

/** A decision about the case as it is now; what comes back writes it, then or later. */
export async function decided(
  register: Register,
  right: Entitlement,
  command: CaseCommand,
  actor = district,
  key = aKey(),
): Promise<() => Promise<CommandCommit | string>> {
  const known = await caseOf(register, right)
  const records = await getEntitlements(
    register,
    known.records.map(({ entitlementId }) => entitlementId),
  )
  const context = { programme: nq42, settings: defaultCaseSettings, tree, actor, now: morning, commandId: key }
  const decision = decideCase(command, { known, records }, context)
  if (!decision.ok) return async () => decision.error.code
  const digest = JSON.stringify(command)
  return () =>
    commitCases(register, tree, marks, [decision.value], { username: actor.username, id: key, digest, now: morning })
}

export async function decide(...parts: Parameters<typeof decided>): Promise<CommandCommit | string> {
  const write = await decided(...parts)
  return write()
}

export const a = (outcome: DecideCommand['outcome'], parts: object = {}): CaseCommand =>
  ({ kind: 'decide', outcome, reason: 'papers-seen', note: null, keep: null, fields: {}, ...parts }) as CaseCommand

/** Every change has its event, and counters and queue say what the records say. */
export async function expectTruth(register: Register, ...rights: readonly Entitlement[]): Promise<void> {
  const all = await Promise.all(rights.map(({ id }) => stored(register, id)))
  for (const { id, version } of all) expect(await getHistory(register, id)).toHaveLength(version)
  const cells = await readCounts(register, tree, programme, '66')
  for (const status of ['approved', 'paid', 'suspended', 'cancelled'] as const) {
    const counted = cells.reduce((sum, { counts }) => sum + counts.byStatus[status].amount, 0)
    const real = all.filter((right) => right.status === status).reduce((sum, { amount }) => sum + amount, 0)
    expect([status, counted]).toEqual([status, real])
  }
  const queue = { programme, unit: '66', kinds: null }
  const open = await queueOf(register, { ...queue, half: 'open' }, { position: null, limit: 50 })
  const tally = await readCaseTally(register, tree, programme, '66')
  expect(tally.open).toBe(open.cases.length)
  expect(tally.risk).toBe(open.cases.reduce((sum, { moneyAtRisk }) => sum + moneyAtRisk, 0))
}
