import { cleanText } from '../../domain/names/clean-text.ts'
import { looksLikePolicy } from './row-kind.ts'

const numbering = /^(?:[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2})\s*[.)/\-:]\s*/u
const place =
  /(?:^|[\s|:(–-])((?:thôn|buôn|bon|tổ dân phố|tổ|tdp|khu phố|khối phố|ấp|làng|thon|buon|to dan pho|khu pho)\s*:?\s+\S.*)$/iu

/** The hamlet that a heading ("I. Thôn 1", "II | Buôn Tơng Jú: 25 hộ") or a sheet's name means; null when it means none. */
export function hamletOfHeading(text: string): string | null {
  const clean = cleanText(text)
    .replace(/^[IVX\dA-Z]{1,5}\s*\|\s*/u, '')
    .replace(numbering, '')
  const found = place.exec(clean)?.[1]
  if (found === undefined) return null
  const name = found
    .replace(/\s*\|.*$/, '')
    .replace(/\s*[:(,–-]\s*\d+\s*(?:hộ|người|khẩu|đối tượng).*$/iu, '')
    .replace(/\s*[:;,.(–-]+\s*$/, '')
    .replace(/:\s+/, ' ')
  return name.length <= 60 ? name : null
}

const commune = /^(?:xã|phường|thị trấn|tt\.)\s*:?\s+(?!hội)\S.*/iu

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

/** The group that a sheet of its own is for, in a workbook of several: its name or else its title says so. */
export function policyOfSheet(name: string, titleHints: readonly string[]): string | null {
  const hints = titleHints.filter(looksLikePolicy)
  return policyOfHeading(name) ?? (hints.length === 1 ? (hints[0] ?? null) : null)
}
