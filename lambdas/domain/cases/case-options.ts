import type { Actor } from '../permissions/authorise.ts'
import { isAllowed } from '../permissions/permission-table.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { DecideCommand } from './case-command.ts'
import type { CaseContext, CaseFacts } from './case-context.ts'
import { type CaseOutcome, caseOutcomes, reasonsOf } from './case-states.ts'
import { decideCase } from './decide-case.ts'
import { type DuplicateCase, proposalOf } from './duplicate-case.ts'
import { highestBenefit } from './highest-benefit.ts'
import { parted } from './parted-records.ts'

/** What an actor may do with the case now. Whoever does not govern all of its records decides nothing; the commune that is asked reports. */
export function caseCommandsOf(
  known: DuplicateCase,
  actor: Actor,
  tree: UnitTree,
): ('decide' | 'confirm' | 'return' | 'report' | 'reverse')[] {
  const { owner, state, verification, conclusion } = known
  const mayDecide = isAllowed(actor.role, 'case.decide') && tree.contains(actor.unit, owner)
  const proposer = proposalOf(known)?.by.username
  const mayReport =
    state === 'verifying' &&
    verification !== null &&
    isAllowed(actor.role, 'case.report') &&
    tree.contains(actor.unit, verification.commune)
  return [
    ...(mayDecide && (state === 'open' || state === 'verifying') ? (['decide'] as const) : []),
    ...(mayDecide && proposer !== undefined && proposer !== actor.username ? (['confirm'] as const) : []),
    ...(mayDecide && proposer !== undefined ? (['return'] as const) : []),
    ...(mayReport ? (['report'] as const) : []),
    ...(mayDecide && state === 'closed' && conclusion !== null && conclusion.before.length > 0
      ? (['reverse'] as const)
      : []),
  ]
}

/**
 * Whether the case waits for this actor's word: to conclude, to agree to what another one proposes, to report what his own unit was asked.
 * While others are asked, whoever may conclude or report in their place is not waited for.
 */
export function awaitsActor(known: DuplicateCase, actor: Actor, tree: UnitTree): boolean {
  const commands = caseCommandsOf(known, actor, tree)
  if (known.state === 'open') return commands.includes('decide')
  if (known.state === 'verifying') return commands.includes('report') && known.verification?.commune === actor.unit
  return commands.includes('confirm')
}

/** Every outcome with why it is not open now, in the words of the rule itself; null where it is. */
export function outcomesOf(
  facts: CaseFacts,
  context: CaseContext,
  apart: readonly string[] = [],
): { readonly outcome: CaseOutcome; readonly refusal: string | null }[] {
  const { concerned } = parted(facts.records, apart)
  const keep = highestBenefit(context.programme, concerned).keep ?? concerned[0]?.id ?? ''
  const commune = facts.records[0]?.commune ?? ''
  return caseOutcomes.map((outcome) => {
    const decision = decideCase({ ...plainest(outcome, keep, commune), apart }, facts, context)
    return { outcome, refusal: decision.ok ? null : decision.error.message }
  })
}

function plainest(outcome: CaseOutcome, keep: string, commune: string): DecideCommand {
  const note = null
  switch (outcome) {
    case 'keep-highest':
      return { kind: 'decide', outcome, reason: reasonsOf[outcome][0], note, keep: null }
    case 'merge':
      return { kind: 'decide', outcome, reason: reasonsOf[outcome][0], note, keep, fields: {} }
    case 'verify':
      return { kind: 'decide', outcome, reason: reasonsOf[outcome][0], note, commune, by: null }
    case 'different-people':
      return { kind: 'decide', outcome, reason: reasonsOf[outcome][0], note }
    case 'recover':
      return { kind: 'decide', outcome, reason: reasonsOf[outcome][0], note }
  }
}
