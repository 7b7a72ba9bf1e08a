import { NotAList } from '../not-a-list.ts'
import { maximumSharedStringBytes, maximumSharedStrings, maximumTokenBytes } from './limits.ts'
import { scanRichText } from './rich-text.ts'
import {
  behindSpecial,
  endOfName,
  endOfTag,
  isSpecial,
  nameIs,
  nextTag,
  plainText,
  slash,
  startOfLocalName,
} from './xml-bytes.ts'
import { XmlWindow } from './xml-window.ts'
import { damaged } from './zip-directory.ts'

const blockBytes = 1024 * 1024
const cacheSize = 8192

/**
 * The strings that cells point to. They stay as packed bytes and become text when a cell asks: a million rows have
 * more than a million of them, and as JavaScript strings they would take three times the memory. The few that repeat
 * (hamlets, policies) come from a small cache.
 */
export class SharedStrings {
  count = 0
  /** Indexes of those that are struck through as a whole: few, if any. */
  readonly struck = new Set<number>()
  /** Of those that are struck through in part what is left, by their indexes: few, if any, and no more than a person would read. */
  readonly kept = new Map<number, string>()
  private readonly blocks: Uint8Array[] = []
  private used = blockBytes
  private starts = new Uint32Array(1024)
  private lengths = new Uint32Array(1024)
  private readonly cachedIndex = new Int32Array(cacheSize).fill(-1)
  private readonly cachedText: string[] = new Array(cacheSize).fill('')

  get(index: number): string {
    if (index >= this.count) throw damaged()
    const slot = index & (cacheSize - 1)
    if (this.cachedIndex[slot] === index) return this.cachedText[slot] as string
    const start = this.starts[index] as number
    const block = this.blocks[Math.floor(start / blockBytes)] as Uint8Array
    const from = start % blockBytes
    const text = plainText(block, from, from + (this.lengths[index] as number))
    this.cachedIndex[slot] = index
    this.cachedText[slot] = text
    return text
  }

  /** Adds bytes as they stand in the XML, references unresolved. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from
    if (this.used + length > blockBytes) {
      if ((this.blocks.length + 1) * blockBytes > maximumSharedStringBytes || length > blockBytes)
        throw tooManyStrings()
      this.blocks.push(new Uint8Array(blockBytes))
      this.used = 0
    }
    if (this.count === this.starts.length) {
      if (this.count >= maximumSharedStrings) throw tooManyStrings()
      this.starts = doubled(this.starts)
      this.lengths = doubled(this.lengths)
    }
    this.starts[this.count] = (this.blocks.length - 1) * blockBytes + this.used
    this.lengths[this.count] = length
    this.count += 1
    const block = this.blocks[this.blocks.length - 1] as Uint8Array
    // A loop beats set(subarray()) for strings as short as names.
    if (length < 48)
      for (let index = 0; index < length; index++) block[this.used + index] = bytes[from + index] as number
    else block.set(bytes.subarray(from, to), this.used)
    this.used += length
  }

  /** Adds text that was put together from runs, escaped again so that `get` gives back the same. */
  addText(text: string): void {
    const escaped = text.replaceAll('&', '&amp;').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    const bytes = new TextEncoder().encode(escaped)
    this.add(bytes, 0, bytes.length)
  }
}

/** @throws NotAList when the part is damaged, unsafe or too large */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const strings = new SharedStrings()
  const window = new XmlWindow(chunks, maximumTokenBytes)
  while (await window.more()) window.start = scan(strings, window.bytes, window.start, window.end)
  return strings
}

const mostPartlyStruck = 10_000

function scan(strings: SharedStrings, bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (;;) {
    const tag = nextTag(bytes, at, end)
    if (tag === -1) return end
    if (tag + 1 >= end) return tag
    if (isSpecial(bytes[tag + 1])) {
      const next = behindSpecial(bytes, tag, end)
      if (next === -1) return tag
      at = next
      continue
    }
    const close = endOfTag(bytes, tag, end)
    if (close === -1) return tag
    at = close + 1
    const nameTo = endOfName(bytes, tag + 1, close)
    if (!nameIs(bytes, startOfLocalName(bytes, tag + 1, nameTo), nameTo, 'si')) continue
    if (bytes[close - 1] === slash) {
      strings.add(bytes, 0, 0)
      continue
    }
    const rich = scanRichText(bytes, at, end)
    if (rich === null) return tag
    if (rich.isStruck) strings.struck.add(strings.count)
    if (rich.kept !== null && strings.kept.size < mostPartlyStruck) strings.kept.set(strings.count, rich.kept)
    if (rich.joined === null) strings.add(bytes, rich.from, rich.to)
    else strings.addText(rich.joined)
    at = rich.next
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

function tooManyStrings(): NotAList {
  return new NotAList(
    'too-large',
    'Tệp chứa quá nhiều chữ để là một danh sách: chia thành nhiều tệp nhỏ hơn rồi gửi lại.',
  )
}
