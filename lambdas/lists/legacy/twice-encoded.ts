import type { Cell, Row } from '../workbook/workbook.ts'
import { bytesOf } from './byte-view.ts'

/** Rows as they were before their UTF-8 was taken for one character a byte, and a cell to show it by. */
export type TwiceEncoded = { before: string; after: string; mend: (row: Row) => Row }

/** Fewer can be a cell that somebody copied; a title and its header have more. */
const fewestCells = 3
/** A first byte of a Vietnamese letter, as windows-1252 or 1258 shows it, and one behind it. */
const firstBytes = /[ÃĂÄÅÆáâ][\u0080-\uFFFF]/
const strange = /[\u00C0-\u00FF]/
const lost = '\uFFFD'
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Tells texts whose UTF-8 was opened as windows-1252, 1258 or Latin-1 and saved so: "Nguyá»…n" for "Nguyễn". That loses
 * nothing, so the letters come back exactly; where a byte had no character and became U+FFFD, its letter stays lost.
 * @param sample the first rows of a sheet
 * @returns null where they are no such texts
 */
export function twiceEncoded(sample: readonly Row[]): TwiceEncoded | null {
  let first: { before: string; after: string } | null = null
  let mended = 0
  let others = 0
  for (const { cells } of sample) {
    for (const { kind, text } of cells) {
      if (kind !== 'text') continue
      const after = decodedOnce(text)
      if (after === null) {
        if (strange.test(text)) others += 1
        continue
      }
      mended += 1
      if (first === null || (first.after.includes(lost) && !after.includes(lost))) first = { before: text, after }
    }
  }
  return first === null || mended < fewestCells || mended <= others ? null : { ...first, mend: mendedRow }
}

function mendedRow(row: Row): Row {
  let cells: Cell[] | null = null
  for (const [at, cell] of row.cells.entries()) {
    const text = cell.kind === 'text' ? decodedOnce(cell.text) : null
    if (text === null) continue
    cells ??= [...row.cells]
    cells[at] = { ...cell, text, value: text }
  }
  return cells === null ? row : { ...row, cells }
}

/** Null for a text that is not UTF-8 shown byte by byte. */
function decodedOnce(text: string): string | null {
  if (!firstBytes.test(text)) return null
  const bytes = bytesOf(text, 'vietnamese')
  if (bytes === null) return null
  // No UTF-8 has this byte: what stands for a lost one cannot make a letter with its neighbours.
  const raw = Uint8Array.from(bytes, (sign) => Math.min(sign.charCodeAt(0), 0xff))
  if (text.includes(lost)) return lenient.decode(raw).replace(/\uFFFD+/g, lost)
  try {
    return strict.decode(raw)
  } catch {
    return null
  }
}
