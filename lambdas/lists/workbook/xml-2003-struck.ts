/** A fill that no office program has. */
export const struckFill = 'an-sinh-struck'

const mark = new TextEncoder().encode(`<Interior ss:Pattern="${struckFill}"/>`)

/** Bytes. Styles stand before the sheets; an office's file has some dozens. */
const longestStyles = 4 * 1024 * 1024

/**
 * A 2003 XML workbook in which every style whose font is struck through has a fill of its own: the library that reads these files hands
 * a cell's fill on, and forgets its font.
 */
export function withStruckFills(xml: Uint8Array): Uint8Array {
  // A letter a byte, so that places in the text are places in the file, whatever its names are written in.
  const text = new TextDecoder('latin1').decode(xml.subarray(0, longestStyles))
  const begin = text.search(/<(?:\w+:)?Styles[\s>]/i)
  const length = begin < 0 ? -1 : text.slice(begin).search(/<\/(?:\w+:)?Styles\s*>/i)
  if (length < 0) return xml
  const places: number[] = []
  let from = begin
  for (const { index } of text.slice(begin, begin + length).matchAll(/<\/(?:\w+:)?Style\s*>/gi)) {
    const end = begin + index
    if (/\bStrikeThrough\s*=\s*["']1["']/i.test(text.slice(from, end))) places.push(end)
    from = end
  }
  if (places.length === 0) return xml
  const marked = new Uint8Array(xml.length + places.length * mark.length)
  let [read, written] = [0, 0]
  for (const place of [...places, xml.length]) {
    marked.set(xml.subarray(read, place), written)
    written += place - read
    read = place
    if (place === xml.length) break
    marked.set(mark, written)
    written += mark.length
  }
  return marked
}
