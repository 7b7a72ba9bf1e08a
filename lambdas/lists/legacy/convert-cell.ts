import { type CellEvidence, evidenceOf, nativeName, type WordMemory } from './cell-evidence.ts'
import { type ColumnReading, isSurely } from './column-reading.ts'
import { decodeLegacy, type LegacyEncoding, legacyEncodings } from './legacy-encoding.ts'
import type { Doubt, LegacyMark } from './legacy-mark.ts'
import { findLostLetters, type LostLetter, putBack } from './lost-letters.ts'
import { withCapitals } from './restore-capitals.ts'
import { softHyphen } from './tcvn3-letters.ts'

/** Of two readings of a cell the worse is still taken where its column says so, unless it is this much worse. */
const clearlyWorse = 3
/** So many different words without their ư show that letters fell out. */
export const enoughLostWords = 3

/**
 * Reads one cell as its letters and its column say. Null where it stays as it is without a doubt.
 * `column` learns from it, so cells must come in their order.
 */
export function convertCell(text: string, column: ColumnReading, memory: WordMemory): LegacyMark | null {
  const evidence = evidenceIn(text, column, memory)
  if (evidence === 'unicode') {
    column.last = 'unicode'
    if (column.encoding !== null) column.isMixed = true
    return null
  }
  if (evidence === 'plain') return lettersLost(text, text, column)
  const { encoding, isCertain } = readingOf(evidence, column)
  if (encoding === null) {
    if (isCertain || column.encoding === null) return null
    return eitherReading(text, text, withCapitalsOf(evidence.bytes, column.encoding, column), column.encoding)
  }
  const after = withCapitalsOf(evidence.bytes, encoding, column)
  if (encoding === 'TCVN3' && evidence.bytes.includes(softHyphen)) column.hasSoftHyphens = true
  if (after === text) return lettersLost(text, after, column)
  if (!evidence.isWhole[encoding]) {
    const words = wordsOf(after).filter((word) => /[\u00C0-\u00FF]/.test(word))
    const doubt: Doubt = { reason: 'unknown-letter', words, candidates: [], suggestion: null }
    return { encoding, before: text, after, doubt }
  }
  if (!isCertain) return eitherReading(text, after, text, encoding)
  return lettersLost(text, after, column) ?? { encoding, before: text, after, doubt: null }
}

/** Rows that another machine pasted may have been shown with its own table. */
function evidenceIn(text: string, column: ColumnReading, memory: WordMemory): ReturnType<typeof evidenceOf> {
  const evidence = evidenceOf(text, column.view, memory)
  const { encoding, view } = column
  if (evidence !== 'unicode' || encoding === null || view === 'vietnamese') return evidence
  const other = evidenceOf(text, 'vietnamese', memory)
  return typeof other !== 'string' && isSurely(other, encoding) ? other : evidence
}

function readingOf(cell: CellEvidence, column: ColumnReading): { encoding: LegacyEncoding | null; isCertain: boolean } {
  const { encoding } = column
  if (encoding === null) {
    const sure = legacyEncodings.find((one) => isSurely(cell, one)) ?? null
    if (sure === null) return { encoding: null, isCertain: true }
    // The first legacy cell of a column that was Unicode until now.
    Object.assign(column, { encoding: sure, isMixed: true, last: sure })
    return { encoding: sure, isCertain: true }
  }
  const other = legacyEncodings.find((one) => one !== encoding && isSurely(cell, one))
  if (other !== undefined && cell.support[encoding] === 0) return { encoding: other, isCertain: true }
  const lead = cell.support[encoding] - cell.against[encoding]
  if (!column.isMixed) {
    if (lead <= -clearlyWorse) return { encoding: null, isCertain: false }
    return { encoding, isCertain: lead >= 0 && cell.isWhole[encoding] }
  }
  if (lead > 0 && (cell.peculiar[encoding] > 0 || column.last === encoding)) {
    column.last = encoding
    return { encoding, isCertain: true }
  }
  if (lead < 0) {
    column.last = 'unicode'
    return { encoding: null, isCertain: true }
  }
  return { encoding: column.last === encoding ? encoding : null, isCertain: false }
}

function withCapitalsOf(bytes: string, encoding: LegacyEncoding, column: ColumnReading): string {
  const { text } = decodeLegacy(bytes, encoding)
  return encoding === 'TCVN3' ? withCapitals(text, bytes, column.capitals) : text
}

function eitherReading(before: string, after: string, suggestion: string, encoding: LegacyEncoding): LegacyMark | null {
  if (suggestion === after) return null
  return { encoding, before, after, doubt: { reason: 'either-reading', words: [after], candidates: [], suggestion } }
}

/** Only TCVN3 loses letters, and only where no soft hyphen came through. */
function lettersLost(before: string, after: string, column: ColumnReading): LegacyMark | null {
  if (column.encoding !== 'TCVN3' || column.hasSoftHyphens || column.last === 'unicode') return null
  const lost = findLostLetters(after)
  for (const { word, kind } of lost) {
    if (kind === 'broken' && column.lostWords.size < enoughLostWords) column.lostWords.add(word)
  }
  const doubt = lost.length > 0 ? lostDoubt(after, lost) : unseenDoubt(after, column)
  return doubt === null ? null : { encoding: 'TCVN3', before, after, doubt }
}

function lostDoubt(after: string, lost: readonly LostLetter[]): Doubt {
  const broken = lost.filter(({ kind }) => kind === 'broken')
  return {
    reason: 'lost-letter',
    words: lost.map(({ word }) => word),
    candidates: lost.flatMap(({ candidates }) => candidates),
    suggestion: putBack(after, broken),
    likely: putBack(
      after,
      lost.filter(({ kind }) => kind !== 'possible'),
    ),
    open: lost.filter(({ kind }) => kind !== 'broken').map(({ word }) => word),
  }
}

/** Êđê and M'nông words are no Vietnamese syllables, so that a missing ư does not show in them. */
function unseenDoubt(after: string, column: ColumnReading): Doubt | null {
  if (column.lostWords.size === 0 || !nativeName.test(after)) return null
  return { reason: 'lost-letter-unseen', words: [after], candidates: [], suggestion: null }
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
