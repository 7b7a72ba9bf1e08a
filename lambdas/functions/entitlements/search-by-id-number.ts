import type * as z from 'zod'
import type { numberSearchRequest } from '../../contract/entitlements.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { refusedNumber } from '../../domain/ids/refused-number.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { findByNumber } from '../../store/entitlement-store.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { Register } from '../../store/table.ts'

/** Supports of one programme and unit under a number; whoever carries it elsewhere is nobody here. */
export async function searchByIdNumber(
  {
    register,
    tree,
    marks,
  }: { readonly register: Register; readonly tree: UnitTree; readonly marks: () => Promise<Marks> },
  { programme, unit, idNumber }: z.output<typeof numberSearchRequest>,
): Promise<Result<Entitlement[]>> {
  const number = parseIdNumber(idNumber)
  if (!number.ok) return refusedNumber(number)
  const found = await findByNumber(register, (await marks()).idNumber(number.value))
  return ok(
    found
      .filter((one) => one.programme === programme && tree.contains(unit, one.commune))
      .toSorted((a, b) => a.person.fullName.localeCompare(b.person.fullName, 'vi') || a.policy.localeCompare(b.policy)),
  )
}
