import type { ComparedCaseView } from '../contract/compared-cases.ts'
import { caseStateNames, endingNames } from '../domain/cases/case-states.ts'
import { type ComparedCase, type Difference, differenceNames } from '../domain/cases/comparison.ts'
import type { DuplicateCase } from '../domain/cases/duplicate-case.ts'
import { owningOffice } from '../domain/permissions/office-name.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

/** What new weights have changed of a case: nobody's name, so that whoever governs a part of its records may read it. */
export const viewCompared = (
  { difference, before, after }: ComparedCase & { readonly difference: Difference },
  known: DuplicateCase,
  tree: UnitTree,
): ComparedCaseView => ({
  caseId: known.id,
  ownerName: owningOffice(tree, known.owner),
  difference,
  differenceName: differenceNames[difference],
  before,
  // Of what has no evidence left the new weights say nothing.
  after: difference === 'ended' ? null : after,
  stateName:
    known.state === 'closed' && known.conclusion ? endingNames[known.conclusion.ending] : caseStateNames[known.state],
})
