import { cleanText } from '../../../domain/names/clean-text.ts'

/** "I", "A", "1", "a": how headings of one level are counted; "I.1" as "I.1". */
export type HeadingNumber = { readonly kind: string; readonly isFirst: boolean }

const number = /^((?:[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2})(?:\.(?:\d{1,2}|[a-zđ]))*)\s*(?:[.)/:|-]|$)/u
const firsts = new Set(['I', 'A', '1', 'a', '01'])

/** The number that a heading begins with, by its kind; null where it has none. */
export function headingNumber(text: string): HeadingNumber | null {
  const parts = number.exec(cleanText(text))?.[1]?.split('.')
  if (parts === undefined) return null
  return { kind: parts.map(kindOf).join('.'), isFirst: firsts.has(parts.at(-1) ?? '') }
}

function kindOf(part: string): string {
  if (/^\d/.test(part)) return '1'
  if (/^[IVX]+$/.test(part)) return 'I'
  return /^[a-zđ]$/u.test(part) ? 'a' : 'A'
}

/** In what order lists use the kinds, the outermost first. */
const order = ['A', 'I', '1', 'a']

/** Whether headings counted as `one` stand above those counted as `other`, where nothing else tells. */
export function standsAbove(one: string, other: string): boolean {
  const [at, below] = [order.indexOf(one), order.indexOf(other.split('.')[0] ?? '')]
  return at >= 0 && below >= 0 && at < below
}
