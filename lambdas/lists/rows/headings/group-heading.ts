import { cleanText } from '../../../domain/names/clean-text.ts'
import { withoutBullet } from './bullet.ts'
import { isNamedGroup, looksLikePolicy } from './group-words.ts'
import { headingNumber } from './heading-number.ts'
import { abbreviatedBuon, isPlace, placeIn } from './place-words.ts'

const numbering =
  /^(?:(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2})(?:\.\d{1,2})+[.)/\-:]?\s+|(?:[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2})\s*[.)/\-:]\s*)/u

/** What a heading says without its number, the sign before it and the sums beside it. */
export function titleOfHeading(text: string): string {
  const bare = cleanText(text)
    .replace(/^[IVX\dA-ZĐ]{1,5}[.)]?\s*\|\s*/u, '')
    .replace(numbering, '')
  return withoutBullet(bare).replace(/\s*\|[\s|\d.,]*$/, '')
}

/** The hamlet that a heading ("I. Thôn 1", "II | Buôn Tơng Jú: 25 hộ") means; null when it means none. */
export function hamletOfHeading(text: string): string | null {
  const found = placeIn(titleOfHeading(text))
  return found === null ? null : shortHamlet(found)
}

/** A hamlet's name without what a heading says of it; null where it is too long for one. */
export function shortHamlet(text: string): string | null {
  const name = text
    .replace(/\s*\|.*$/, '')
    .replace(/\s*\((?:tiếp(?: theo)?|tt)\)$/iu, '')
    .replace(/\s*[:(,–-]\s*\d+\s*(?:hộ|người|khẩu|đối tượng).*$/iu, '')
    .replace(
      /\s*[:(,;–-]\s*(?:cán bộ|người|trưởng|phó|phụ trách|tổ trưởng|điều tra viên|ông|bà|đ\/c|đồng chí)(?=[\s:]).*$/iu,
      '',
    )
    .replace(/\s*[:;,.(–-]+\s*$/, '')
    .replace(/^(\p{L}+(?: \p{L}+)?)\s*[:.]\s*/u, '$1 ')
  return name.length <= 60 ? name : null
}

/** "Thôn 1 (2)" is what Excel calls a copy of the sheet "Thôn 1". */
const copyMark = /\s*\(\d{1,2}\)$/

/** A sheet's name without the number that Excel gives a copy. */
export function sheetWithoutCopy(name: string): string {
  return cleanText(name).replace(copyMark, '')
}

/** The hamlet that a sheet's name means, a copy's too; null when it means none: "Bản 2" is a second version. */
export function hamletOfSheet(name: string): string | null {
  const bare = sheetWithoutCopy(name)
  if (/^bản\s*\d/iu.test(bare)) return null
  return abbreviatedBuon(bare) ?? hamletOfHeading(bare)
}

const commune = /^(?:xã|phường|thị trấn|tt\.)\s*:?\s+(?!hội)\S.*/iu

const communeAlone = /^(?:xã|XÃ|Xã|phường|PHƯỜNG|Phường|thị trấn|THỊ TRẤN|Thị trấn)\s*:?\s+(?!hội|Hội|HỘI)[\p{Lu}\d]/u

/** "XÃ EA KTUR", by itself in a district's list. */
export const isCommuneAlone = (text: string): boolean => communeAlone.test(text)

/** The commune that a heading of a district's list names ("II. Xã Ea Ktur: 25 người"); null when it names none. */
export function communeOfHeading(text: string): string | null {
  const clean = cleanText(text)
    .replace(/^[IVX\dA-Z]{1,5}\s*\|\s*/u, '')
    .replace(numbering, '')
  const name = commune.exec(clean)?.[0].replace(/\s*[|:(,;–].*$/, '')
  return name === undefined || name.length > 60 ? null : name
}

/** The policy group that a heading names, without its numbering; null when it names none. */
export function policyOfHeading(text: string): string | null {
  if (!looksLikePolicy(text)) return null
  const part = text.split(' | ').find((piece) => looksLikePolicy(piece)) ?? text
  return cleanText(part)
    .replace(numbering, '')
    .replace(/\s*[:;]\s*$/, '')
}

/** What the support is given by, and not to whom. */
const isDocument = /^(?:nghị quyết|quyết định|nq)(?=[\s\d])/iu

/** The group that a sheet of its own is for, in a workbook of several: its name or else its title says so. */
export function policyOfSheet(name: string, titleHints: readonly string[]): string | null {
  const hints = titleHints.filter((hint) => !isDocument.test(hint))
  return policyOfHeading(name) ?? (hints.length === 1 ? (hints[0] ?? null) : null)
}

/**
 * Whether a heading cannot be that of a table's first people: its number says so ("II. HỘ CẬN NGHÈO"), or they have theirs above the
 * table ("I. HỘ NGHÈO", "Thôn 1").
 * @param titleLines all that stands above the table
 */
export function beginsAnotherPart(heading: string, titleLines: readonly string[]): boolean {
  if (headingNumber(heading)?.isFirst === false) return true
  const own = titleOfHeading(heading).toLowerCase()
  const isAlike = isPlace(own) ? isPlace : isNamedGroup
  const isOther = (title: string): boolean => !new Set(title.split(/\s*[,;:()–-]\s*/u)).has(own)
  return titleLines
    .map((line) => titleOfHeading(line).toLowerCase().replace(behindHamlet, ''))
    .some((title) => isAlike(title) && isOther(title) && !mayBeCommune.test(title))
}

/** "Thôn 1 xã Ea Tiêu", "Buôn Kram, phường Tự An": of which commune a hamlet is. */
const behindHamlet = /[\s,;–-]+(?:xã|phường|thị trấn)\s.*$/u
/** "Ea Tiêu", "Khu vực: Ea Tiêu" above a table name its commune as well. */
const mayBeCommune = /^(?:ea|khu vực)[\s:]/u
