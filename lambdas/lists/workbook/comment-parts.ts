import { columnIndex } from '../column-letters.ts'
import { attributeOf } from './attribute-scan.ts'
import { longestComment, maximumCommentBytes, maximumComments, maximumTokenBytes } from './limits.ts'
import { scanRichText } from './rich-text.ts'
import type { CellComment, SheetComments } from './workbook.ts'
import {
  behindSpecial,
  endOfName,
  endOfTag,
  isSpecial,
  mixedContent,
  nameIs,
  nextTag,
  plainText,
  slash,
  startOfLocalName,
} from './xml-bytes.ts'
import { XmlWindow } from './xml-window.ts'

type Chunks = AsyncIterable<Uint8Array>

/**
 * The remarks that are pinned to cells. Excel keeps a conversation in a part of its own and a copy of it, with an explanation around it,
 * among the notes of old: what was said is taken from the first where there is one.
 */
export async function readComments(notes: Chunks | null, threads: Chunks | null): Promise<SheetComments> {
  const said = threads === null ? noComments : await readPart(threads)
  const pinned = notes === null ? noComments : await readPart(notes)
  const places = new Set(said.comments.map(placeOf))
  const copied = pinned.comments.filter((comment) => !places.has(placeOf(comment)))
  const comments = [
    ...said.comments,
    ...copied.map((comment) => ({ ...comment, text: withoutExplanation(comment.text) })),
  ]
  return { comments: comments.filter(({ text }) => text !== ''), isWhole: said.isWhole && pinned.isWhole }
}

export const noComments: SheetComments = { comments: [], isWhole: true }
const placeOf = ({ row, column }: CellComment): string => `${row}:${column}`

/**
 * What Excel writes above a conversation for older programs, in whatever language, up to the label of the first remark. That begins with
 * no blank: behind a row of them each would be tried as its beginning.
 */
const explanation = /^\[[^\]]*\][\s\S]*?linkid=\d+\s+[^\s:][^\n:]{0,39}:\s*/

/** What stands in a note, without what Excel puts above a conversation's copy. */
export const withoutExplanation = (text: string): string => text.replace(explanation, '').trim()

/** In bounded memory: what stands behind the last one that is kept is not unpacked. */
async function readPart(chunks: Chunks): Promise<SheetComments> {
  const found: CommentsInPart = { comments: [], begun: 0, place: null, isThread: false, isFull: false }
  const window = new XmlWindow(chunks, maximumTokenBytes)
  let looked = 0
  try {
    while (!found.isFull && (await window.more())) {
      const { start } = window
      window.start = scan(found, window.bytes, start, window.end)
      looked += window.start - start
      if (looked > maximumCommentBytes) found.isFull = true
    }
  } finally {
    await window.close()
  }
  // What breaks off inside a tag or a remark has lost something.
  const isBroken = window.start < window.end
  return { comments: together(found.comments), isWhole: !found.isFull && !isBroken }
}

interface CommentsInPart {
  readonly comments: CellComment[]
  /** Of remarks, those without a word among them. */
  begun: number
  /** Of the remark that has begun. */
  place: Pick<CellComment, 'row' | 'column'> | null
  isThread: boolean
  isFull: boolean
}

/** @returns where to go on from when there is more */
function scan(found: CommentsInPart, bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; ; ) {
    const tag = nextTag(bytes, at, end)
    if (tag === -1) return end
    if (tag + 1 >= end) return tag
    const isOther = isSpecial(bytes[tag + 1])
    const next = isOther ? behindSpecial(bytes, tag, end) : endOfTag(bytes, tag, end) + 1
    if (next <= 0) return tag
    at = next
    if (isOther || bytes[tag + 1] === slash) continue
    const nameTo = endOfName(bytes, tag + 1, next)
    const nameFrom = startOfLocalName(bytes, tag + 1, nameTo)
    const isThread = nameIs(bytes, nameFrom, nameTo, 'threadedComment')
    if (isThread || nameIs(bytes, nameFrom, nameTo, 'comment')) {
      if (found.begun >= maximumComments) {
        found.isFull = true
        return end
      }
      found.begun += 1
      found.isThread = isThread
      found.place = placeIn(attributeOf(bytes, nameTo, next, 'ref') ?? '')
    } else if (found.place !== null && nameIs(bytes, nameFrom, nameTo, 'text') && bytes[next - 2] !== slash) {
      const read = found.isThread ? mixedContent(bytes, next, end) : runs(bytes, next, end)
      if (read === null) return tag
      const text = read.text.replace(/\r\n?/g, '\n').trim().slice(0, longestComment)
      found.comments.push({ ...found.place, text })
      at = read.next
    }
  }
}

function runs(bytes: Uint8Array, at: number, end: number): { text: string; next: number } | null {
  const rich = scanRichText(bytes, at, end)
  return rich === null ? null : { text: rich.joined ?? plainText(bytes, rich.from, rich.to), next: rich.next }
}

function placeIn(reference: string): CommentsInPart['place'] {
  const [, letters = '', row = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  const column = columnIndex(letters)
  return column === null ? null : { row: Number(row), column }
}

/** Remarks that answer each other in one cell, as one. */
function together(comments: readonly CellComment[]): CellComment[] {
  const cells = new Map<string, CellComment>()
  for (const comment of comments) {
    const before = cells.get(placeOf(comment))
    const text = before === undefined ? comment.text : `${before.text}\n${comment.text}`
    cells.set(placeOf(comment), { ...comment, text: text.slice(0, longestComment) })
  }
  return [...cells.values()]
}
