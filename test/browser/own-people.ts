import { randomInt } from 'node:crypto'
import { type ListedRow, listFile, people } from '../support/list-files.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

/** Given names of Êđê men; four together are a name that nobody bears. */
const words = 'Ƀlŭm Bhăm Dliê Găm Hŏk Jŭk Kpă Kŭn Mdrêch Ngŭm Rŏ Săm Siêng Tlŭk Wŏt Yŏ'.split(' ')

/** A name that nobody else bears, long and with letters that many fonts lack. */
export const newName = (): string =>
  ['Y', ...Array.from({ length: 4 }, () => words[randomInt(words.length)]), 'Niê Kdăm'].join(' ')

/** Of Resolution 42, by a decision of its days. */
const usual = { programme: 'nq42-2020', decisionDay: '12/5/2020' }

/** Puts people of the test's own onto the commune's register, through the bucket and the queue like all others. */
export async function enlist(
  commune: string,
  rows: readonly Partial<ListedRow>[],
  { programme, decisionDay } = usual,
): Promise<ListedRow[]> {
  const listed = rows.map((row) => ({ ...people(1)[0], fullName: newName(), ...row }))
  const officer = await world().officer('xa', commune)
  const list = await takeIn(world(), officer, { programme, commune }, await listFile({ decisionDay, rows: listed }))
  const { added, refused } = list.counts
  const problems = refused > 0 ? await rowsOf(world(), officer, list.id, 'problems') : []
  expect({ added, problems }).toEqual({ added: rows.length, problems: [] })
  return listed
}
