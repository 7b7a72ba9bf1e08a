import type * as z from 'zod'
import type { numberSearchRequest } from '../../contract/entitlements.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { refusedNumber } from '../../domain/ids/refused-number.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { findByNumber } from '../../store/register/entitlement-store.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'

/** Supports of one programme and unit under any of the numbers; whoever carries one elsewhere is nobody here. */
export async function searchByIdNumber(
  {
    register,
    tree,
    marks,
  }: { readonly register: Register; readonly tree: UnitTree; readonly marks: () => Promise<Marks> },
  { programme, unit, idNumbers }: z.output<typeof numberSearchRequest>,
): Promise<Result<Entitlement[]>> {
  const asked = await marks()
  const found = new Map<string, Entitlement>()
  for (const text of idNumbers) {
    const number = parseIdNumber(text, { cmndSeries: tree.map.cmndSeries })
    if (!number.ok) return refusedNumber(number)
    for (const one of await findByNumber(register, asked.idNumber(number.value)))
      if (one.programme === programme && tree.contains(unit, one.commune)) found.set(one.id, one)
  }
  return ok(
    [...found.values()].toSorted(
      (a, b) => a.person.fullName.localeCompare(b.person.fullName, 'vi') || a.policy.localeCompare(b.policy),
    ),
  )
}
