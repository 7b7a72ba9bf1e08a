import { type CountDifference, cellName, dayDifferences, stoodStill } from '../../domain/statistics/recount.ts'
import { readCountedCells, readCountedDays } from '../../store/counts/counts-store.ts'
import { type PlaceRecount, pauses, type RecountingDesk } from './recount-commune.ts'

/**
 * Compares the cells below a parent with what their days have moved in them, which is what reports of a period are made of. Both change in
 * one transaction: of a cell that stood still the days stood still too.
 */
export async function recountDays(desk: RecountingDesk, programme: string, parent: string): Promise<PlaceRecount> {
  const { register, tree, pause } = desk
  const compared = new Map<string, CountDifference[]>()
  let open: string[] = []
  for (const ms of pauses) {
    if (ms > 0) await pause(ms)
    const before = await readCountedCells(register, tree, programme, parent)
    if (before.length === 0) break
    const days = new Map(
      (await readCountedDays(register, programme, parent)).map((cell) => [cellName(cell), cell.parts]),
    )
    const after = await readCountedCells(register, tree, programme, parent)
    const still = stoodStill(before, after)
    for (const cell of after.filter((one) => still.has(cellName(one))))
      compared.set(cellName(cell), dayDifferences(cell, days.get(cellName(cell)) ?? new Map()))
    open = after.map(cellName).filter((name) => !compared.has(name))
    if (open.length === 0) break
  }
  return { records: 0, cells: 0, differences: [...compared.values()].flat(), unsettled: open }
}
