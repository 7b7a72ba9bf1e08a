import type { Finder } from '../../domain/cases/grow-case.ts'
import type { MarkTable } from '../../exchange/mark-table.ts'
import { currentForeignFiles } from '../../store/foreign/foreign-file-store.ts'
import { foundAbroadIn } from '../../store/foreign/foreign-finding-store.ts'
import { inOneFile, tellOfAbroad } from '../../store/foreign/look-abroad.ts'
import { searchCommune } from '../../store/register/entitlement-store.ts'
import { everybody } from '../../store/register/register-filter.ts'
import type { ForeignDesk, HeldFile } from './foreign-desk.ts'

/** As many as one page of the index holds. */
const peopleAtOnce = 500
/** For a commune with many findings, on a busy day. */
const enough = 90_000

/** So often it is asked whether the file still holds. */
const lookEachMs = 1_000

/** Whose hand it is: the file's, in the name of whoever has brought it. */
const finderOf = ({ now }: ForeignDesk, file: HeldFile): Finder => ({ actor: file.by, commandId: file.id, now: now() })

/**
 * Everybody of the programme, commune by commune, against the file's marks in memory: half a read for five people, where asking the
 * table for each mark of the file would cost one for each, and the people's own marks need not be kept.
 * @returns how many stand in it, and the commune that comes next when the time is over; null when the file holds no longer
 */
export async function compareWithFile(
  desk: ForeignDesk,
  file: HeldFile,
  marks: MarkTable,
): Promise<{ readonly found: number; readonly next: string | null } | null> {
  const { register, tree, exchange } = desk
  const look = inOneFile(exchange, { fileId: file.id, head: file.head, told: (mark) => marks.get(mark) })
  let found = file.place === null ? 0 : (file.found ?? 0)
  let looked = desk.now()
  const communes = tree.communes(tree.root.code).map(({ code }) => code)
  for (const commune of communes.toSorted().filter((code) => code >= (file.place ?? ''))) {
    if (desk.timeLeft() < enough) return { found, next: commune }
    // A newer one, or its removal, has its own say about them.
    if (desk.now() - looked > lookEachMs) {
      looked = desk.now()
      if (!(await isCurrent(desk, file))) return null
    }
    let position: Record<string, unknown> | null = null
    do {
      const from: Parameters<typeof searchCommune>[3] = { position, limit: peopleAtOnce }
      const place = { programme: file.head.programme, commune }
      const page = await searchCommune(register, place, everybody, from)
      found += await tellOfAbroad(desk, page.entitlements, finderOf(desk, file), look)
      position = page.position
    } while (position)
  }
  return { found, next: null }
}

/** The open findings that rest on the file go with it; what was concluded stays. @returns how many went */
export async function endFindings(desk: ForeignDesk, file: HeldFile): Promise<number> {
  const { register, tree, exchange } = desk
  const look = inOneFile(exchange, { fileId: file.id, head: file.head, told: () => undefined })
  const queue = { programme: file.head.programme, unit: tree.root.code, half: 'open', fileId: file.id } as const
  let ended = 0
  let position: Parameters<typeof foundAbroadIn>[2]['position'] = null
  do {
    const page = await foundAbroadIn(register, queue, { position, limit: peopleAtOnce })
    await tellOfAbroad(desk, page.records, finderOf(desk, file), look)
    ended += page.records.length
    position = page.position
  } while (position)
  return ended
}

export const isCurrent = async ({ register, tree }: ForeignDesk, { id }: HeldFile): Promise<boolean> =>
  (await currentForeignFiles(register, tree.root.code)).some(({ fileId }) => fileId === id)
