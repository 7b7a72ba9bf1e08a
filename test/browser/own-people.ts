import { randomInt } from 'node:crypto'
import { type ListedRow, listFile, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const syllables = ['bla', 'đăm', 'ênu', 'hbơ', 'kpă', 'lŭm', 'mrâo', 'niê', 'păk', 'rŏ', 'săr', 'tơl', 'yôk', 'ƀrông']

/** A name that nobody else bears, with letters that many fonts lack. */
export function newName(): string {
  const word = (): string => Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)]).join('')
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
  return `Y ${capital(word())} ${capital(word())} Kdăm`
}

/** Puts people of the test's own onto the commune's register, through the bucket and the queue like all others. */
export async function enlist(commune: string, rows: readonly Partial<ListedRow>[]): Promise<ListedRow[]> {
  const listed = rows.map((row) => ({ ...people(1)[0], fullName: newName(), ...row }))
  const officer = await world().officer('xa', commune)
  const list = await takeIn(world(), officer, { commune }, await listFile({ rows: listed }))
  expect(list).toMatchObject({ state: 'finished', counts: { added: rows.length, refused: 0 } })
  return listed
}
