import { cleanText } from '../names/clean-text.ts'
import type { IdNumber } from './id-number.ts'
import {
  type IdNumberRefusal,
  type IdNumberWarning,
  type KnownPerson,
  numbersIn,
  parseIdNumber,
} from './parse-id-number.ts'

export type ParsedIdNumbers = { ok: true; values: IdNumber[]; warnings: IdNumberWarning[] } | IdNumberRefusal

/**
 * Reads a cell that may hold an old and a new number, as in "240123456/066085004321". Each part must be a whole number
 * by itself: then nothing had to be guessed. Otherwise the refusal of the first wrong part.
 */
export function parseIdNumbers(text: string, person: KnownPerson = {}): ParsedIdNumbers {
  const one = parseIdNumber(text, person)
  if (one.ok) return { ok: true, values: [one.value], warnings: one.warnings }
  if (one.code !== 'several-numbers') return one
  const values: IdNumber[] = []
  const warnings: IdNumberWarning[] = []
  for (const part of numbersIn(cleanText(text))) {
    const parsed = parseIdNumber(part, person)
    if (!parsed.ok) return { ...parsed, code: 'several-numbers', reason: `${one.reason}; ${parsed.reason}` }
    if (values.some((value) => value.number === parsed.value.number)) continue
    values.push(parsed.value)
    warnings.push(...parsed.warnings)
  }
  return values.length > 0 ? { ok: true, values, warnings } : one
}
