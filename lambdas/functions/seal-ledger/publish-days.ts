import type { DaySeal } from '../../domain/ledger/seals/day-seal.ts'
import {
  type PublishedIndex,
  type PublishedLeaves,
  publishedFiles,
} from '../../domain/ledger/seals/published-ledger.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { allSeals, getLeaves, markPublished } from '../../store/ledger/seal-store.ts'
import { abreast } from '../../store/table/abreast.ts'
import type { Register } from '../../store/table/table.ts'
import { unitsAtOnce } from './seal-days.ts'

export interface Publisher {
  readonly register: Register
  readonly tree: UnitTree
  readonly now: () => number
  /** Puts a file on the public site. @param isFinal it never changes again */
  readonly put: (key: string, content: unknown, isFinal: boolean) => Promise<void>
}

/**
 * Puts the files of every day that is sealed and not published, and then the index that names them: whoever follows the index finds
 * what it names. Done twice, the same files are put twice.
 * @returns how many days this call has published
 */
export async function publishDays(publisher: Publisher): Promise<number> {
  const { register, tree, now, put } = publisher
  const root = tree.root.code
  const seals = await allSeals(register, root)
  const waiting = seals.filter(({ isPublished }) => !isPublished)
  for (const { seal } of waiting) await publishDay(publisher, seal)
  if (seals.length > 0) {
    const days = seals.map(({ seal: { day, events, root, seal } }) => ({ day, events, root, seal }))
    const index: PublishedIndex = { v: 1, province: root, days }
    await put(publishedFiles.index, index, false)
  }
  for (const { seal } of waiting) await markPublished(register, root, seal.day, now())
  return waiting.length
}

async function publishDay({ register, put }: Publisher, seal: DaySeal): Promise<void> {
  const { day } = seal
  await abreast(seal.units, unitsAtOnce, async ({ unit, root }) => {
    const leaves = (await getLeaves(register, { unit, day, root })).map(({ leaf }) => leaf)
    const file: PublishedLeaves = { v: 1, day, unit, leaves }
    await put(publishedFiles.leaves(day, unit), file, true)
  })
  await put(publishedFiles.day(day), seal, true)
}
