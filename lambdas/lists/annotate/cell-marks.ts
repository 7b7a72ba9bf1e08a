import type { Severity } from '../checked-list.ts'
import { attributeOf, StyleSheetXml, withAttribute } from './style-sheet-xml.ts'

/** Light red and light yellow, each a shade off Excel's own: by them a mark of ours is known when the file comes again. */
const markColours = { error: 'FFFFC7CD', warning: 'FFFFF2CB' } as const
const headerColour = 'FFF8CBAD'
const wordColour = 'FF9C0006'
/** Excel's own limit of cell formats is 64,000; beyond it a cell keeps its look. */
const mostFormats = 60_000
const textFormat = '49'

/**
 * The cell formats of a workbook, and those like them but for the fill. Number format, font, border and alignment of a
 * marked cell are its own. The fill that a mark replaces is kept inside the mark (as the unseen second colour of a solid
 * fill), so that a mended cell gets it back, also after Excel has written the file anew.
 */
export class CellMarks {
  private readonly xml: StyleSheetXml
  private readonly marks = new Map<number, number>()
  private readonly unmarks = new Map<number, number>()
  private readonly markFills = new Map<number, boolean>()
  /** True when the workbook has marks of ours from before. */
  readonly hasOldMarks: boolean

  constructor(stylesXml: string | null) {
    this.xml = new StyleSheetXml(stylesXml)
    this.hasOldMarks = this.formats().some((_, index) => this.isMarked(index))
  }

  marked(style: number, severity: Severity): number {
    const key = style * 2 + (severity === 'error' ? 1 : 0)
    const known = this.marks.get(key)
    if (known !== undefined) return known
    const base = this.xml.get('cellXfs', this.unmarked(style))
    const under = /<(?:[\w.-]+:)?fgColor\b([^>]*?)\/?>/.exec(this.solidFill(base))?.[1]?.trim() ?? 'indexed="64"'
    const fill = this.fill(markColours[severity], under)
    const made = this.addFormat(base, fill, style)
    this.marks.set(key, made)
    return made
  }

  /** The format that the cell had before it was marked; the same for one that is not marked. */
  unmarked(style: number): number {
    const known = this.unmarks.get(style)
    if (known !== undefined) return known
    let made = style
    if (this.isMarked(style)) {
      const format = this.xml.get('cellXfs', style)
      const under = /<(?:[\w.-]+:)?bgColor\b([^>]*?)\/?>/.exec(this.fillOf(format))?.[1]?.trim() ?? ''
      const isNone = under === '' || /indexed=["']6[45]["']/.test(under)
      made = this.addFormat(format, isNone ? 0 : this.fill(under, 'indexed="64"'), style)
    }
    this.unmarks.set(style, made)
    return made
  }

  /** The header of our column: like its neighbour's, in another colour. */
  header(neighbour: number): number {
    const base = this.xml.get('cellXfs', this.unmarked(neighbour))
    const font = this.xml.get('fonts', Number(attributeOf(base, 'fontId') ?? 0))
    const readable = withAttribute(base, 'fontId', String(this.xml.add('fonts', inUnicode(font))))
    return this.addFormat(readable, this.fill(headerColour, 'indexed="64"'), neighbour)
  }

  /** The words of our column: text, in dark red, on one line, so that no row grows. */
  words(): number {
    const { xml } = this
    const plain = inUnicode(xml.get('fonts', 0))
    const colour = xml.prefixed(`<color rgb="${wordColour}"/>`)
    const written = /<(?:[\w.-]+:)?color\b[^>]*\/>/
    const font = written.test(plain)
      ? plain.replace(written, colour)
      : plain.replace(/<(?:[\w.-]+:)?sz\b[^>]*\/>/, (size) => size + colour)
    const format = `<xf numFmtId="${textFormat}" fontId="${xml.add('fonts', font)}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
    return xml.add('cellXfs', xml.prefixed(format))
  }

  toString(): string {
    return this.xml.toString()
  }

  private formats(): string[] {
    return Array.from({ length: this.xml.count('cellXfs') }, (_, index) => this.xml.get('cellXfs', index))
  }

  private isMarked(style: number): boolean {
    const fill = Number(attributeOf(this.xml.get('cellXfs', style), 'fillId') ?? 0)
    const known = this.markFills.get(fill)
    if (known !== undefined) return known
    const text = this.xml.get('fills', fill).toUpperCase()
    const isMark = Object.values(markColours).some((colour) => text.includes(`RGB="${colour}"`))
    this.markFills.set(fill, isMark)
    return isMark
  }

  private fillOf(format: string): string {
    return this.xml.get('fills', Number(attributeOf(format, 'fillId') ?? 0))
  }

  private solidFill(format: string): string {
    const fill = this.fillOf(format)
    return /patternType\s*=\s*["']solid["']/.test(fill) ? fill : ''
  }

  /** @param colour RGB, or the attributes of a colour as another fill has them */
  private fill(colour: string, under: string): number {
    const attributes = colour.includes('=') ? colour : `rgb="${colour}"`
    const colours = `<fgColor ${attributes}/><bgColor ${under}/>`
    return this.xml.add(
      'fills',
      this.xml.prefixed(`<fill><patternFill patternType="solid">${colours}</patternFill></fill>`),
    )
  }

  private addFormat(format: string, fill: number, fallback: number): number {
    if (this.xml.count('cellXfs') >= mostFormats) return fallback
    const filled = withAttribute(withAttribute(format, 'fillId', String(fill)), 'applyFill', '1')
    return this.xml.add('cellXfs', filled)
  }
}

/** Our words are Unicode: in .VnTime or VNI-Times, which a list may be typed in, they would be other letters. */
function inUnicode(font: string): string {
  return font.replace(/(<(?:[\w.-]+:)?name\s+val\s*=\s*["'])(?:\.?vn|vni)[^"']*/i, '$1Times New Roman')
}
