import { cleanText } from '../../../domain/names/clean-text.ts'
import { nameKey } from '../../../domain/names/name-key.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import { withoutBullet } from '../headings/bullet.ts'
import { isBuiltAsName } from '../person/plausible-name.ts'
import { isKin } from './kin-and-peoples.ts'

/** Where what a line of a cell says of somebody is put; null where the list has no such column. */
export interface PartColumns {
  readonly birth: TableColumn | null
  readonly idNumber: TableColumn | null
}

/** Somebody whom a cell names beside the head of his household, as it is written; null where it says nothing of it. */
export interface CellMember {
  readonly name: string
  readonly birth: string | null
  readonly idNumber: string | null
}

const numberBefore = /^\d{1,2}\s*[.)/]\s*/
const idNumber = /(?:(?:số\s*)?(?:cmnd|cccd|cmt)\s*:?\s*)?(?<!\d)(\d{12}|\d{9})(?!\d)/iu
const birth =
  /(?:(?<!\p{L})(?:sinh(?:\s+(?:năm|ngày))?|ns|sn)\s*:?\s*)?(?<![\d/.-])((?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2})(?!\d)/iu
/** A dash only beside a blank, for names have it too. */
const between = /[,;:()–—]|\s-|-\s/
/** A cell that is longer tells something else. */
const mostLines = 20

/**
 * The people of a household whom a cell names beside its head: the cell is a name itself, or has a line for each of them, "1. Trần Thị Lan -
 * 1962 - vợ", and may have the head's own. Null where it says anything else as well, something of them that the list has no column for, or
 * not whom it speaks of: then nobody is read from it.
 * @param parts the columns for what a line says of somebody; null where each cell is one name
 */
export function peopleOfCell(text: string, head: string, parts: PartColumns | null): readonly CellMember[] | null {
  if (parts === null) return isBuiltAsName(text) ? [{ name: text, birth: null, idNumber: null }] : null
  const lines = text.split('\n').filter((line) => /[\p{L}\d]/u.test(line))
  if (lines.length > mostLines) return null
  const members: CellMember[] = []
  for (const line of lines) {
    const member = memberOf(withoutBullet(cleanText(line)).replace(numberBefore, ''))
    if (member === null) return null
    if (nameKey(member.name) === nameKey(head)) continue
    if ((member.birth !== null && !parts.birth) || (member.idNumber !== null && !parts.idNumber)) return null
    members.push(member)
  }
  return members
}

function memberOf(line: string): CellMember | null {
  const number = idNumber.exec(line)
  const withoutNumber = number === null ? line : cut(line, number)
  const born = birth.exec(withoutNumber)
  const words = (born === null ? withoutNumber : cut(withoutNumber, born))
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [name, ...others] = words.filter((part) => !isKin(part))
  if (name === undefined || others.length > 0 || words.length > 2 || !isBuiltAsName(name)) return null
  return { name, birth: born?.[1] ?? null, idNumber: number?.[1] ?? null }
}

const cut = (text: string, found: RegExpExecArray): string =>
  `${text.slice(0, found.index)} , ${text.slice(found.index + found[0].length)}`
