import type { CaseCommand, DecideCommand } from '../../../../lambdas/domain/cases/case-command.ts'
import type { CaseContext, CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { reasonsOf } from '../../../../lambdas/domain/cases/case-states.ts'
import { decideCase } from '../../../../lambdas/domain/cases/decide-case.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anActor, anEntitlement, aPaid, morning } from '../../../support/builders.ts'

export const tree = unitTree('daklak-2020')
export const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
export const other = anActor({ username: 'huyen-657-b', role: 'huyen', unit: '657' })

export const context = (parts: Partial<CaseContext> = {}): CaseContext => ({
  programme: nq42,
  settings: defaultCaseSettings,
  tree,
  actor: district,
  now: morning,
  commandId: 'command-1',
  ...parts,
})

export const a6 = anEntitlement({ id: 'a6' })
export const a7 = anEntitlement({ id: 'a7', policy: 'A7a', amount: dong(750_000), commune: '24544' })
export const standing = aPaid({ amount: dong(0) })
export const paid = (entitlement: Entitlement): Entitlement => ({ ...entitlement, status: 'paid' })

export const a = <Outcome extends DecideCommand['outcome']>(
  outcome: Outcome,
  parts: Partial<Extract<DecideCommand, { outcome: Outcome }>> = {},
): DecideCommand =>
  ({
    kind: 'decide',
    outcome,
    reason: reasonsOf[outcome][0],
    note: null,
    ...(outcome === 'keep-highest' ? { keep: null } : {}),
    ...(outcome === 'merge' ? { keep: 'a6', fields: {} } : {}),
    ...(outcome === 'verify' ? { commune: '24547', by: null } : {}),
    ...parts,
  }) as DecideCommand

/** The case and its records after the command. */
export function decided(
  facts: CaseFacts,
  command: CaseCommand,
  parts: Partial<CaseContext> = {},
): CaseFacts & { byId: Map<string, Entitlement> } {
  const decision = decideCase(command, facts, context(parts))
  if (!decision.ok) throw new Error(decision.error.message)
  const changed = new Map(decision.value.records.map((change) => [change.after.id, change.after]))
  const records = facts.records.map((record) => changed.get(record.id) ?? record)
  return { known: decision.value.after, records, byId: new Map(records.map((record) => [record.id, record])) }
}

export function refused(facts: CaseFacts, command: CaseCommand, parts: Partial<CaseContext> = {}) {
  const decision = decideCase(command, facts, context(parts))
  if (decision.ok) throw new Error('was accepted')
  return decision.error
}

export const money = (records: readonly Entitlement[]) =>
  Object.fromEntries(records.map(({ id, status, amount }) => [id, `${status} ${amount}`]))
