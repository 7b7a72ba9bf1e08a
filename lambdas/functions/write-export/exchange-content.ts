import type { ExchangeKey, Told } from '../../domain/exchange/exchange-file.ts'
import { joinTold, toldOf } from '../../domain/exchange/told-of.ts'
import type { ExportSums } from '../../domain/exports/export-order.ts'
import { dong } from '../../domain/money/dong.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { exchangeFile } from '../../exchange/write-file.ts'
import { everybody } from '../../store/register/register-filter.ts'
import { supportsOfUnit } from '../../store/register/unit-supports.ts'
import type { Register } from '../../store/table/table.ts'

/** What the province gives the others: the marks of everybody with a number, and no more of them than stands in `Told`. */
export async function exchangeContent(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  key: ExchangeKey,
  programmeId: string,
  now: number,
): Promise<{ readonly bytes: AsyncIterable<string>; readonly sums: () => ExportSums }> {
  const programme = programmeOfRecord({ programme: programmeId })
  const told = new Map<string, Told>()
  let amount = 0
  const whole = { programme: programmeId, unit: tree.root.code }
  for await (const one of supportsOfUnit(register, tree, whole, everybody)) {
    const own = toldOf(programme, one)
    if (!own || one.person.idNumbers.length === 0) continue
    amount += one.amount
    for (const idNumber of one.person.idNumbers) {
      const mark = key.markOf(idNumber)
      told.set(mark, joinTold(told.get(mark), own))
    }
  }
  const { head, lines } = exchangeFile(key, { province: tree.root.code, programme: programmeId, now }, told)
  async function* bytes(): AsyncGenerator<string> {
    yield* lines()
  }
  return { bytes: bytes(), sums: () => ({ supports: head.count, amount: dong(amount), digest: head.hash }) }
}
