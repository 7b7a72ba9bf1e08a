import type { ElsewhereResponse } from '../../contract/elsewhere.ts'
import { saysMore } from '../../domain/cases/other-programme.ts'
import { ok, type Result } from '../../domain/result.ts'
import { findElsewhere } from '../../store/likeness/match-people.ts'
import { getEntitlement } from '../../store/register/entitlement-store.ts'
import { viewElsewhere } from '../../views/elsewhere-view.ts'
import type { CaseCall, CasesDesk } from './read-case.ts'

/** More tell nobody who is who: so common is the name then. */
const mostShown = 10

/** Under which other programmes the person of a record may stand. */
export async function readElsewhere(desk: CasesDesk, call: CaseCall): Promise<Result<ElsewhereResponse>> {
  const { register, tree, matcher } = desk
  const stored = await getEntitlement(register, call.params.entitlementId ?? '')
  const found = call.within(stored, ({ commune }) => commune)
  if (!found.ok) return found
  const all = await findElsewhere({ register, tree, matcher, marks: await desk.marks() }, found.value)
  const told = all.filter((one) => saysMore(one, tree.contains(call.actor.unit, one.record.commune)))
  return ok({ items: told.slice(0, mostShown).map((one) => viewElsewhere(one, call.actor, tree)) })
}
