import type { CaseSummary } from '../contract/cases.ts'
import { awaitsActor } from '../domain/cases/case-options.ts'
import { caseStateNames, endingNames } from '../domain/cases/case-states.ts'
import type { DuplicateCase } from '../domain/cases/duplicate-case.ts'
import { statusNames } from '../domain/payments/payment-status.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import { owningOffice } from '../domain/permissions/office-name.ts'
import { localDay } from '../domain/time/local-day.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { policyName } from './entitlement-view.ts'
import { isWithin, kindsTold, seesAll } from './told-kinds.ts'

export interface CaseReader {
  readonly actor: Actor
  readonly tree: UnitTree
  readonly now: number
}

/** The commune that is asked sees what it is asked, and what it has answered. */
export const seesVerification = (known: DuplicateCase, reader: CaseReader): boolean =>
  known.verification !== null && (seesAll(reader, known) || isWithin(reader, known.verification.commune))

/** Whoever has asked a commune is to see without opening the case that it has answered. */
const stateNameOf = (known: DuplicateCase, reader: CaseReader): string =>
  known.state === 'open' && known.verification?.report && seesVerification(known, reader)
    ? `${caseStateNames.open}, xã đã báo`
    : caseStateNames[known.state]

export function viewCaseSummary(known: DuplicateCase, reader: CaseReader): CaseSummary {
  const { actor, tree, now } = reader
  const ending = known.conclusion?.ending ?? null
  return {
    id: known.id,
    owner: known.owner,
    ownerName: owningOffice(tree, known.owner),
    state: known.state,
    stateName: stateNameOf(known, reader),
    ending,
    endingName: ending && endingNames[ending],
    verdict: known.verdict,
    kinds: kindsTold(known, reader),
    moneyAtRisk: seesAll(reader, known) ? known.moneyAtRisk : null,
    isStoppable: seesAll(reader, known) && known.unpaidAtRisk > 0,
    deadline: known.deadline,
    isOverdue: known.state !== 'closed' && known.deadline < localDay(now),
    reportBy:
      known.state === 'verifying' && seesVerification(known, reader) ? (known.verification?.until ?? null) : null,
    awaitsReader: awaitsActor(known, actor, tree),
    openedAt: known.openedAt,
    parties: known.records.map((record) => {
      const place = placeOf(known.programme, record, tree)
      if (!isWithin(reader, record.commune)) return { ...place, ...unseenParty }
      const { fullName, amount, status } = record
      return { ...place, fullName, amount, status, statusName: statusNames[status] }
    }),
  }
}

export const placeOf = (
  programme: string,
  { policy, commune }: { policy: string; commune: string },
  tree: UnitTree,
) => ({
  policy,
  policyName: policyName(programme, policy),
  commune,
  communeName: tree.find(commune)?.name ?? commune,
})

export const unseenParty = { fullName: null, amount: null, status: null, statusName: null }
