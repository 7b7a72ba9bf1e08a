import type { ElsewhereResponse } from '../contract/elsewhere.ts'
import type { Elsewhere } from '../domain/cases/other-programme.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import { findProgramme, policyName } from '../domain/programmes/programmes.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

/** Of a record outside his units a reader learns that it exists, its unit and its policy: neither which one, nor what speaks for it. */
export function viewElsewhere(
  { record, evidence }: Elsewhere,
  actor: Actor,
  tree: UnitTree,
): ElsewhereResponse['items'][number] {
  const { programme, policy, commune } = record
  const communeName = tree.find(commune)?.name ?? commune
  const isWithinReach = tree.contains(actor.unit, commune)
  const support = `một khoản "${policyName(programme, policy)}" tại ${communeName}`
  return {
    entitlementId: isWithinReach ? record.id : null,
    programme,
    programmeName: findProgramme(programme)?.name ?? programme,
    policy,
    policyName: policyName(programme, policy),
    commune,
    communeName,
    message: isWithinReach
      ? `Có thể cùng một người với ${support}${record.status === 'deceased' ? ', ở đó ghi đã mất: xác minh trước khi chi' : ''}. ${evidence.sentence}`
      : `Có thể cùng một người với ${support}.`,
  }
}
