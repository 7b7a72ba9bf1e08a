import { attributeOf, withAttribute } from './style-sheet-xml.ts'

/** Wide enough to see what it is about; long words run on over the empty cells beside them. */
const width = 60

/**
 * The `<col>` elements of a sheet with one column shown in our width: a range that covers it (people hide all columns to
 * the last) is parted around it.
 * @param tags the sheet's own elements
 * @param column 0-based
 */
export function withColumnWidth(tags: readonly string[], column: number, prefix: string): string {
  const place = column + 1
  const parts: { first: number; tag: string }[] = [
    { first: place, tag: `<${prefix}col min="${place}" max="${place}" width="${width}" customWidth="1"/>` },
  ]
  for (const tag of tags) {
    const first = Number(attributeOf(tag, 'min'))
    const last = Number(attributeOf(tag, 'max'))
    if (!(first <= place && place <= last)) {
      parts.push({ first, tag })
      continue
    }
    const part = (from: number, to: number) => {
      const cut = withAttribute(withAttribute(tag, 'min', String(from)), 'max', String(to))
      if (from <= to) parts.push({ first: from, tag: cut })
    }
    part(first, place - 1)
    part(place + 1, last)
  }
  return parts
    .sort((one, other) => one.first - other.first)
    .map(({ tag }) => tag)
    .join('')
}

/** A style that the column gives to cells that are not written, by 0-based column. */
export function columnStyle(tags: readonly string[], column: number): number {
  const tag = tags.find((one) => {
    const [first, last] = [Number(attributeOf(one, 'min')), Number(attributeOf(one, 'max'))]
    return first <= column + 1 && column + 1 <= last
  })
  return tag === undefined ? 0 : Number(attributeOf(tag, 'style') ?? 0)
}
