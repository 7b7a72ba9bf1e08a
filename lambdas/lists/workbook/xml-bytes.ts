import { utf8Text } from './utf8-text.ts'
import { unescapeExcel, unescapeXml } from './xml-escapes.ts'
import { unsafeXml } from './xml-tags.ts'

/**
 * Looking at XML as bytes, for sheets and shared strings: they are too large to become one string, and most of their
 * bytes never need to become text at all. `-1` means everywhere: not decided within these bytes, ask again with more.
 */

export const lessThan = 0x3c
export const greaterThan = 0x3e
export const slash = 0x2f
export const equalsSign = 0x3d
export const doubleQuote = 0x22
export const singleQuote = 0x27
const exclamation = 0x21
const questionMark = 0x3f
const colon = 0x3a

/** The next `<`, or -1. */
export function nextTag(bytes: Uint8Array, at: number, end: number): number {
  for (let index = at; index < end; index++) if (bytes[index] === lessThan) return index
  return -1
}

/** End of a tag's name that begins at `at`; `end` when the bytes end inside it. */
export function endOfName(bytes: Uint8Array, at: number, end: number): number {
  let index = at
  for (; index < end; index++) {
    const byte = bytes[index] as number
    if (byte === greaterThan || byte === slash || byte <= 0x20) break
  }
  return index
}

/** A name without its prefix: the `row` of `x:row`. */
export function startOfLocalName(bytes: Uint8Array, from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) if (bytes[index] === colon) return index + 1
  return from
}

export function nameIs(bytes: Uint8Array, from: number, to: number, name: string): boolean {
  if (to - from !== name.length) return false
  for (let index = 0; index < name.length; index++) if (bytes[from + index] !== name.charCodeAt(index)) return false
  return true
}

/** The `>` that ends the tag; one inside a quoted attribute does not. */
export function endOfTag(bytes: Uint8Array, at: number, end: number): number {
  let quote = 0
  for (let index = at; index < end; index++) {
    const byte = bytes[index] as number
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === greaterThan) return index
    else if (byte === doubleQuote || byte === singleQuote) quote = byte
  }
  return -1
}

export function isSpecial(byte: number | undefined): boolean {
  return byte === exclamation || byte === questionMark
}

/**
 * Position behind a comment, CDATA section or processing instruction that begins at `at`.
 * @throws NotAList `unsafe-xml` at a DOCTYPE
 */
export function behindSpecial(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at + 1] === questionMark) return behind(bytes, '?>', at + 2, end)
  if (at + 9 > end) return -1
  if (startsWith(bytes, '<!--', at)) return behind(bytes, '-->', at + 4, end)
  if (startsWith(bytes, '<![CDATA[', at)) return behind(bytes, ']]>', at + 9, end)
  throw unsafeXml()
}

/** Text of an element whose content begins at `at` and holds no elements, with everything resolved. */
export function plainText(bytes: Uint8Array, from: number, to: number): string {
  return unescapeExcel(unescapeXml(utf8Text(bytes, from, to)))
}

/** The same where comments or CDATA stand inside; `next` is the `<` of the tag that ends it. Null: ask again with more. */
export function mixedContent(bytes: Uint8Array, at: number, end: number): { text: string; next: number } | null {
  let text = ''
  let from = at
  for (;;) {
    const tag = nextTag(bytes, from, end)
    if (tag === -1 || tag + 1 >= end) return null
    text += unescapeXml(utf8Text(bytes, from, tag))
    if (!isSpecial(bytes[tag + 1])) return { text: unescapeExcel(text), next: tag }
    const next = behindSpecial(bytes, tag, end)
    if (next === -1) return null
    if (startsWith(bytes, '<![CDATA[', tag)) text += utf8Text(bytes, tag + 9, next - 3)
    from = next
  }
}

function behind(bytes: Uint8Array, closing: string, at: number, end: number): number {
  for (let index = at; index + closing.length <= end; index++) {
    if (startsWith(bytes, closing, index)) return index + closing.length
  }
  return -1
}

function startsWith(bytes: Uint8Array, text: string, at: number): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}
