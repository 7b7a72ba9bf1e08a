import {
  behindSpecial,
  endOfName,
  endOfTag,
  greaterThan,
  isSpecial,
  lessThan,
  mixedContent,
  nameIs,
  nextTag,
  plainText,
  slash,
  startOfLocalName,
} from './xml-bytes.ts'

/**
 * What stands in an `<si>` or `<is>`: one plain text as a range of bytes (the usual case, which need not become text
 * yet), or the joined text of its runs.
 */
export type RichText = {
  next: number
  from: number
  to: number
  joined: string | null
  /** Every run with letters is struck through. */
  isStruck: boolean
  /** Without the runs that are struck through, where others are not; else null. */
  kept: string | null
}

/**
 * Reads up to the end tag of the element whose content begins at `at`; `next` is behind that tag. Runs are joined;
 * phonetic guides (`<rPh>`) are not part of the text. Null: ask again with more bytes.
 */
export function scanRichText(bytes: Uint8Array, at: number, end: number): RichText | null {
  let index = at
  let depth = 0
  let phonetic = 0
  let texts = 0
  let from = 0
  let to = 0
  let joined: string | null = null
  let isRunStruck = false
  let struckTexts = 0
  let kept = ''
  for (;;) {
    const tag = nextTag(bytes, index, end)
    if (tag === -1 || tag + 1 >= end) return null
    if (isSpecial(bytes[tag + 1])) {
      index = behindSpecial(bytes, tag, end)
      if (index === -1) return null
      continue
    }
    const close = endOfTag(bytes, tag, end)
    if (close === -1) return null
    index = close + 1
    if (bytes[tag + 1] === slash) {
      depth -= 1
      if (depth < 0) {
        const isPartly = struckTexts > 0 && struckTexts < texts
        return {
          next: index,
          from,
          to,
          joined,
          isStruck: texts > 0 && struckTexts === texts,
          kept: isPartly ? kept : null,
        }
      }
      if (phonetic > depth) phonetic = 0
      continue
    }
    const nameTo = endOfName(bytes, tag + 1, close)
    const nameFrom = startOfLocalName(bytes, tag + 1, nameTo)
    if (nameIs(bytes, nameFrom, nameTo, 'strike')) isRunStruck = !isOff.test(plainText(bytes, nameTo, close))
    if (bytes[close - 1] === slash) continue
    depth += 1
    if (nameIs(bytes, nameFrom, nameTo, 'r')) isRunStruck = false
    if (nameIs(bytes, nameFrom, nameTo, 'rPh')) phonetic = phonetic || depth
    if (!nameIs(bytes, nameFrom, nameTo, 't')) continue
    const textEnd = nextTag(bytes, index, end)
    if (textEnd === -1 || textEnd + 1 >= end) return null
    const isPlain = !isSpecial(bytes[textEnd + 1])
    const mixed = isPlain ? null : mixedContent(bytes, index, end)
    if (!isPlain && mixed === null) return null
    if (phonetic === 0) {
      texts += 1
      if (isRunStruck) struckTexts += 1
      if (texts === 1 && isPlain) {
        from = index
        to = textEnd
      } else {
        const before: string = joined ?? (texts > 1 ? plainText(bytes, from, to) : '')
        const own = mixed === null ? plainText(bytes, index, textEnd) : mixed.text
        if (texts === 2 && struckTexts === (isRunStruck ? 1 : 0)) kept = before
        if (!isRunStruck) kept += own
        joined = before + own
      }
    }
    index = mixed === null ? textEnd : mixed.next
  }
}

/** `<strike val="0"/>` */
const isOff = /val\s*=\s*["'](?:0|false)/
const smallT = 0x74
const onlyTextEnd = [...'</t>'].map((letter) => letter.charCodeAt(0))

/** Where the text begins when `<t>` stands at `at`, without a prefix: the usual case by far. -1: look the long way. */
export function startOfOnlyText(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 >= end || bytes[at] !== lessThan || bytes[at + 1] !== smallT) return -1
  const behind = bytes[at + 2] as number
  if (behind === greaterThan) return at + 3
  if (behind !== 0x20) return -1
  const close = endOfTag(bytes, at + 2, end)
  return close === -1 || bytes[close - 1] === slash ? -1 : close + 1
}

/** Where the text ends that begins at `from`, when `</t>` and another end tag follow it: nothing can be joined to it. */
export function endOfOnlyText(bytes: Uint8Array, from: number, end: number): number {
  const to = nextTag(bytes, from, end)
  if (to === -1 || to + 5 >= end) return -1
  for (let index = 0; index < 4; index++) if (bytes[to + index] !== onlyTextEnd[index]) return -1
  return bytes[to + 4] === lessThan && bytes[to + 5] === slash ? to : -1
}
