import { type Field, nameFields } from '../columns/field.ts'
import type { Cell } from '../workbook/workbook.ts'
import { type ByteView, bytesOf } from './byte-view.ts'
import { evidenceOf, type WordMemory } from './cell-evidence.ts'
import { type ColumnReading, columnReading, Tally } from './column-reading.ts'
import { convertCell, enoughLostWords } from './convert-cell.ts'
import type { LegacyMark } from './legacy-mark.ts'
import { type Capitals, capitalsOf } from './restore-capitals.ts'

export type FileLetters = {
  /** How the file's bytes became characters, where the file itself says it. */
  view: ByteView
  memory: WordMemory
  /** Texts that a person has said to be meant as they stand. */
  kept: ReadonlySet<string>
}

export type SettledColumn = {
  reading: ColumnReading
  /** The first conversions that leave no doubt, for a person to judge by. */
  examples: LegacyMark[]
}

const mostExamples = 3

/** How cells that are typed alike are read, with what only all of them tell: that letters came through, or fell out. */
export function settleColumn(cells: readonly Cell[], letters: FileLetters): SettledColumn {
  const reading = readingFor(cells, letters)
  const examples: LegacyMark[] = []
  if (reading.encoding === null) return { reading, examples }
  const { last, isMixed } = reading
  reading.capitals = usualCapitals(cells, reading.view)
  for (const { text } of cells) {
    const mark = convertCell(text, reading, letters.memory)
    if (mark === null || mark.doubt !== null || examples.length === mostExamples) continue
    if (!examples.some(({ before }) => before === mark.before)) examples.push(mark)
  }
  return { reading: { ...reading, last, isMixed }, examples }
}

/**
 * Each column by its own cells, then by what the others say of it.
 * @param isHeadLegacy whether the title or the header is in an old font too
 */
export function settleColumns(
  cells: ReadonlyMap<number, readonly Cell[]>,
  fieldOf: (column: number) => Field | null,
  letters: FileLetters,
  isHeadLegacy: boolean,
): Map<number, SettledColumn> {
  const settled = new Map([...cells].map(([index, column]) => [index, settleColumn(column, letters)]))
  const sure = [...settled].filter(([, { reading }]) => reading.encoding !== null)
  const guide = sure.find(([index]) => nameFields.has(fieldOf(index))) ?? sure[0]
  if (guide === undefined) return settled
  const [guideIndex, { reading: other }] = guide
  const isWholeSheet = isHeadLegacy && sure.every(([, { reading }]) => !reading.isMixed)
  const guidesNames = nameFields.has(fieldOf(guideIndex))
  for (const [index, { reading, examples }] of settled) {
    if (reading.encoding !== null) continue
    const how = { isWholeSheet, isName: guidesNames && nameFields.has(fieldOf(index)) }
    if (follows(cells.get(index) ?? [], other, how, letters.memory)) {
      const { encoding, view, confidence } = other
      settled.set(index, { reading: { ...columnReading(view, null), encoding, confidence, last: encoding }, examples })
    }
  }
  const readings = [...settled.values()].map(({ reading }) => reading)
  for (const reading of readings) reading.capitals ??= other.capitals === 'title' ? 'sentence' : other.capitals
  const hasSoftHyphens = readings.some((reading) => reading.hasSoftHyphens)
  for (const reading of readings) if (reading.lostWords.size < enoughLostWords) reading.hasSoftHyphens = hasSoftHyphens
  return settled
}

/**
 * A column of Êđê names or of few words proves nothing by itself. It is read as the others when it has signs that are
 * no letters in Unicode names, when all the sheet with its header is in that font, or beside names: family and given
 * names in two columns are typed by one hand.
 */
function follows(
  cells: readonly Cell[],
  { encoding, view }: ColumnReading,
  how: { isWholeSheet: boolean; isName: boolean },
  memory: WordMemory,
): boolean {
  if (encoding === null) return false
  const found = cells.map(({ text }) => evidenceOf(text, view, memory))
  const letters = found.filter((evidence) => evidence !== 'plain' && evidence !== 'unicode')
  if (letters.length === 0 || found.includes('unicode')) return false
  if (!letters.every(({ isWhole }) => isWhole[encoding])) return false
  if (how.isName) return true
  const isNoWorse = letters.every(({ against, support }) => against[encoding] <= support[encoding])
  return isNoWorse && (how.isWholeSheet || letters.some(({ isOdd }) => isOdd[encoding]))
}

/** Text that Excel took for that of a Vietnamese Windows has other characters for some bytes. */
function readingFor(cells: readonly Cell[], { view, memory }: FileLetters): ColumnReading {
  const verdictIn = (tried: ByteView) => {
    const tally = new Tally()
    for (const { text } of cells) tally.add(evidenceOf(text, tried, memory))
    return tally.verdict()
  }
  const own = verdictIn(view)
  if (view === 'vietnamese' || (own !== null && !own.isMixed)) return columnReading(view, own)
  const other = verdictIn('vietnamese')
  if (other !== null && other.lead > (own?.lead ?? 0)) return columnReading('vietnamese', other)
  return columnReading(view, own)
}

function usualCapitals(cells: readonly Cell[], view: ByteView): Capitals | null {
  const counts = { capitals: 0, title: 0, sentence: 0, lower: 0 }
  for (const { text } of cells) {
    const capitals = capitalsOf(bytesOf(text, view) ?? '')
    if (capitals !== null) counts[capitals] += 1
  }
  const most = Math.max(...Object.values(counts))
  const usual = (['capitals', 'title', 'sentence', 'lower'] as const).find((capitals) => counts[capitals] === most)
  return most === 0 ? null : (usual ?? null)
}
