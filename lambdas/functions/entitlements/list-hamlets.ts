import type * as z from 'zod'
import type { communeHamlets } from '../../contract/entitlements.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { knownHamlets } from '../../domain/units/known-hamlets.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { hamletsInRegister } from '../../store/register/commune-hamlets.ts'
import type { Register } from '../../store/table/table.ts'

/** The hamlets of a commune, of whatever programme its lists were. */
export async function listHamlets(
  {
    register,
    tree,
    programmes,
  }: { readonly register: Register; readonly tree: UnitTree; readonly programmes: readonly Pick<Programme, 'id'>[] },
  unit: string,
): Promise<Result<z.output<typeof communeHamlets>>> {
  if (tree.find(unit)?.level !== 'commune') return refuse('invalid', `Chọn một ${tree.communeKinds}.`)
  const written = await Promise.all(
    programmes.map(({ id }) => hamletsInRegister(register, { programme: id, commune: unit })),
  )
  const tooMany = written.includes(null)
  return ok({ hamlets: tooMany ? [] : knownHamlets(written.flatMap((names) => names ?? [])), tooMany })
}
