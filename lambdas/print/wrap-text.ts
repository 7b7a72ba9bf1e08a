/** Width of a text in points at size 1. */
export type Measure = (text: string) => number

const room = /\s+/u

/**
 * Text in lines no wider than `width`: broken at blanks and line breaks, a word that is wider than the line between its
 * letters. Never empty; nothing is left out but the blanks at a break.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r\n|[\n\r]/u).flatMap((paragraph) => wrapParagraph(paragraph, width, measure))
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  // Most cells are short, and a blank inside them is kept as it is.
  if (measure(paragraph) <= width) return [paragraph.trimEnd()]
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(room)) {
    if (word === '') continue
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = pieceWord(word, width, measure)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

/** A letter that is wider than the line stands alone: a line is never empty, so this always ends. */
function pieceWord(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}
