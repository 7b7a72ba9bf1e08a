import type { ExchangeKey, Told } from '../../domain/exchange/exchange-file.ts'
import { joinTold, toldOf } from '../../domain/exchange/told-of.ts'
import type { ExportSums } from '../../domain/exports/export-order.ts'
import { dong } from '../../domain/money/dong.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { exchangeFile } from '../../exchange/write-file.ts'
import { searchCommune } from '../../store/entitlement-store.ts'
import { everybody } from '../../store/register-filter.ts'
import type { Register } from '../../store/table.ts'

/** What the province gives the others: the marks of everybody with a number, and no more of them than stands in `Told`. */
export async function exchangeContent(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  key: ExchangeKey,
  programmeId: string,
  now: number,
): Promise<{ readonly bytes: AsyncIterable<string>; readonly sums: () => ExportSums }> {
  const programme = findProgramme(programmeId)
  if (!programme) throw new Error(`no programme ${programmeId}`)
  const told = new Map<string, Told>()
  let amount = 0
  for (const { code: commune } of tree.communes(tree.root.code)) {
    let position: Record<string, unknown> | null = null
    do {
      const from: Parameters<typeof searchCommune>[3] = { position, limit: 500 }
      const page = await searchCommune(register, { programme: programmeId, commune }, everybody, from)
      for (const one of page.entitlements) {
        const own = toldOf(programme, one)
        if (!own || one.person.idNumbers.length === 0) continue
        amount += one.amount
        for (const idNumber of one.person.idNumbers) {
          const mark = key.markOf(idNumber)
          told.set(mark, joinTold(told.get(mark), own))
        }
      }
      position = page.position
    } while (position)
  }
  const { head, lines } = exchangeFile(key, { province: tree.root.code, programme: programmeId, now }, told)
  async function* bytes(): AsyncGenerator<string> {
    yield* lines()
  }
  return { bytes: bytes(), sums: () => ({ supports: head.count, amount: dong(amount), digest: head.hash }) }
}
