import type { PayListSummary } from '../contract/pay-lists.ts'
import { type BatchKind, type BatchState, stateNameOf } from '../domain/batches/batch.ts'
import { type PayList, payListStateNames } from '../domain/paylists/pay-list.ts'
import { wantedSentence } from '../domain/paylists/pay-list-choices.ts'
import type { EnteredBy } from '../domain/payments/entered-by.ts'
import { officeName } from '../domain/permissions/office-name.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { policyName } from './entitlement-view.ts'
import { hiddenWords } from './written-words.ts'

interface KnownBatch {
  readonly id: string
  readonly kind: BatchKind
  readonly state: BatchState
}

/**
 * A printed list as offices see it: code, sums and state, no person.
 * @param batch that was made of it last
 */
export function viewPayList(list: PayList, tree: UnitTree, batch?: KnownBatch): PayListSummary {
  const { code, programme, unit, state, at, by, sums, decisions, reconciliation, voiding } = list
  const hand = ({ username, role, unit }: EnteredBy): PayListSummary['orderedBy'] => ({
    username,
    officeName: officeName(tree, role, unit),
  })
  return {
    code,
    programme,
    unit,
    unitName: tree.find(unit)?.name ?? unit,
    what: wantedSentence(list, (policy) => policyName(programme, policy)),
    state,
    stateName: payListStateNames[state],
    orderedAt: at,
    orderedBy: hand(by),
    sums,
    decisions: decisions.map(({ number, day }) => ({ number, day })),
    reconciliation: reconciliation && {
      signed: reconciliation.signed,
      notSigned: reconciliation.notSigned,
      notSignedLines: [...reconciliation.notSignedLines],
      paidOn: reconciliation.paidOn,
      by: hand(reconciliation.by),
      at: reconciliation.at,
    },
    batch: batch ? { id: batch.id, state: batch.state, stateName: stateNameOf(batch) } : null,
    voiding: voiding && { by: hand(voiding.by), at: voiding.at, reason: hiddenWords(voiding.reason) },
  }
}
