/** Sections of styles.xml in the order that Excel demands, with what the ones must hold that everything refers to. */
const sections: readonly (readonly [name: string, child: string, least: readonly string[]])[] = [
  ['numFmts', 'numFmt', []],
  ['fonts', 'font', ['<font><sz val="11"/><name val="Calibri"/></font>']],
  [
    'fills',
    'fill',
    ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  ],
  ['borders', 'border', ['<border><left/><right/><top/><bottom/><diagonal/></border>']],
  ['cellStyleXfs', 'xf', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']],
  ['cellXfs', 'xf', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']],
  ['cellStyles', 'cellStyle', []],
  ['dxfs', 'dxf', []],
  ['tableStyles', 'tableStyle', []],
  ['colors', '', []],
  ['extLst', '', []],
]

/** What a workbook without styles gets. */
const blankStyleSheet =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>'

type SectionName = 'fonts' | 'fills' | 'cellXfs'

/**
 * styles.xml as text, to whose sections elements are added at the end; all else stays as it was written. Elements are
 * known by their place, so nothing is ever taken away.
 */
export class StyleSheetXml {
  readonly prefix: string
  private xml: string
  private readonly added: Record<SectionName, string[]> = { fonts: [], fills: [], cellXfs: [] }
  private readonly found: Record<SectionName, string[]>

  constructor(xml: string | null) {
    this.xml = (xml ?? blankStyleSheet)
      .replace(/^\uFEFF/, '')
      .replace(/(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2')
    this.prefix = /<((?:[\w.-]+:)?)styleSheet\b/.exec(this.xml)?.[1] ?? ''
    this.xml = this.xml
      .replace(/<((?:[\w.-]+:)?styleSheet\b[^>]*)\/>/, '<$1></$1>')
      .replace(/<\/([\w.:-]+)\s[^>]*>/g, '</$1>')
    for (const [name, , least] of sections) if (least.length > 0) this.ensure(name, least)
    this.found = {
      fonts: this.children('fonts', 'font'),
      fills: this.children('fills', 'fill'),
      cellXfs: this.children('cellXfs', 'xf'),
    }
  }

  count(section: SectionName): number {
    return this.found[section].length + this.added[section].length
  }

  /** The element at a place; the first where the place does not exist, as Excel itself takes it. */
  get(section: SectionName, index: number): string {
    const own = this.found[section]
    return own[index] ?? this.added[section][index - own.length] ?? own[0] ?? ''
  }

  /** The place of an element that is there already or is added now. */
  add(section: SectionName, xml: string): number {
    const own = this.found[section].indexOf(xml)
    if (own !== -1) return own
    const known = this.added[section].indexOf(xml)
    if (known !== -1) return this.found[section].length + known
    this.added[section].push(xml)
    return this.count(section) - 1
  }

  toString(): string {
    let xml = this.xml
    for (const section of ['fonts', 'fills', 'cellXfs'] as const) {
      const added = this.added[section]
      if (added.length === 0) continue
      const name = `${this.prefix}${section}`
      const count = this.count(section)
      xml = xml
        .replace(new RegExp(`<${name}\\b[^>]*>`), (tag) => withAttribute(tag, 'count', String(count)))
        .replace(`</${name}>`, () => `${added.join('')}</${name}>`)
    }
    return xml
  }

  /** Opens an empty section and puts a missing one where it belongs. */
  private ensure(section: string, least: readonly string[]): void {
    const name = `${this.prefix}${section}`
    const content = least.map((xml) => this.prefixed(xml)).join('')
    const whole = `<${name} count="${least.length}">${content}</${name}>`
    const empty = new RegExp(`<${name}\\b[^>]*/>|<${name}\\b[^>]*>\\s*</${name}>`)
    if (empty.test(this.xml)) this.xml = this.xml.replace(empty, () => whole)
    if (this.xml.includes(`</${name}>`)) return
    const later = sections.slice(sections.findIndex(([other]) => other === section) + 1).map(([other]) => other)
    const next = new RegExp(`<${this.prefix}(?:${later.join('|')})\\b|</${this.prefix}styleSheet>`)
    this.xml = this.xml.replace(next, (tag) => whole + tag)
  }

  private children(section: SectionName, child: string): string[] {
    const name = `${this.prefix}${section}`
    const start = this.xml.search(new RegExp(`<${name}\\b[^>]*>`))
    const inside = this.xml.slice(start, this.xml.indexOf(`</${name}>`, start))
    const tag = `${this.prefix}${child}`
    const element = new RegExp(`<${tag}(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${tag}>)`, 'g')
    return [...inside.matchAll(element)].map(([xml]) => xml)
  }

  /** Our own elements under the file's prefix. */
  prefixed(xml: string): string {
    return this.prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`)
  }
}

/** An element with one attribute of its first tag set. */
export function withAttribute(xml: string, name: string, value: string): string {
  const written = new RegExp(`(<[^>]*?\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`)
  if (new RegExp(`^<[^>]*?\\s${name}\\s*=`).test(xml)) return xml.replace(written, (_, before) => `${before}"${value}"`)
  return xml.replace(/^<[^\s/>]+/, (start) => `${start} ${name}="${value}"`)
}

export function attributeOf(xml: string, name: string): string | null {
  const found = new RegExp(`^<[^>]*?\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xml)
  return found?.[1] ?? found?.[2] ?? null
}
