/** Sections of styles.xml in the order that Excel demands, with what the ones must hold that everything refers to. */
const sections: readonly (readonly [name: string, least: readonly string[]])[] = [
  ['numFmts', []],
  ['fonts', ['<font><sz val="11"/><name val="Calibri"/></font>']],
  ['fills', ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']],
  ['borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']],
  ['cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']],
  ['cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']],
  ['cellStyles', []],
  ['dxfs', []],
  ['tableStyles', []],
  ['colors', []],
  ['extLst', []],
]

/** What a workbook without styles gets. */
const blankStyleSheet =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>'

type SectionName = 'fonts' | 'fills' | 'cellXfs'

const children = { fonts: 'font', fills: 'fill', cellXfs: 'xf' } as const satisfies Record<SectionName, string>
const sectionNames = Object.keys(children) as SectionName[]

/**
 * styles.xml as text, to whose sections elements are added at the end; all else stays as it was written. Elements are
 * known by their place, so nothing is ever taken away. Tags are looked for once each and not by patterns that begin anew
 * at every sign, so that no hostile part takes more than its length in time.
 */
export class StyleSheetXml {
  readonly prefix: string
  private xml: string
  private readonly found: Record<SectionName, string[]>
  private readonly added: Record<SectionName, string[]> = { fonts: [], fills: [], cellXfs: [] }
  /** The first place of each element. */
  private readonly places: Record<SectionName, Map<string, number>>

  constructor(xml: string | null) {
    this.xml = (xml ?? blankStyleSheet).replace(/^\uFEFF?(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2')
    this.prefix = /<((?:[\w.-]{1,40}:)?)styleSheet\b/.exec(this.xml)?.[1] ?? ''
    this.open('styleSheet', '')
    for (const [name, least] of sections) if (least.length > 0) this.ensure(name, least)
    const elements = (section: SectionName) => this.elementsOf(section, children[section])
    this.found = { fonts: elements('fonts'), fills: elements('fills'), cellXfs: elements('cellXfs') }
    const places = (section: SectionName) =>
      new Map(this.found[section].map((element, place): [string, number] => [element, place]).reverse())
    this.places = { fonts: places('fonts'), fills: places('fills'), cellXfs: places('cellXfs') }
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
    const known = this.places[section].get(xml)
    if (known !== undefined) return known
    const place = this.count(section)
    this.added[section].push(xml)
    this.places[section].set(xml, place)
    return place
  }

  toString(): string {
    let xml = this.xml
    for (const section of sectionNames) {
      const tag = startTag(xml, `${this.prefix}${section}`)
      const end = endTagAt(xml, `${this.prefix}${section}`, tag?.to ?? 0)
      if (this.added[section].length === 0 || tag === null || end === -1) continue
      const counted = withAttribute(xml.slice(tag.from, tag.to), 'count', String(this.count(section)))
      xml = xml.slice(0, tag.from) + counted + xml.slice(tag.to, end) + this.added[section].join('') + xml.slice(end)
    }
    return xml
  }

  /** Our own elements under the file's prefix. */
  prefixed(xml: string): string {
    return this.prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`)
  }

  /** Gives an empty section its content and puts a missing one where it belongs. */
  private ensure(section: string, least: readonly string[]): void {
    const content = least.map((xml) => this.prefixed(xml)).join('')
    if (this.open(section, content)) return
    const name = `${this.prefix}${section}`
    const later = sections.slice(sections.findIndex(([other]) => other === section) + 1).map(([other]) => other)
    const next = new RegExp(`<${this.prefix}(?:${later.join('|')})\\b|</${this.prefix}styleSheet\\b`)
    this.xml = this.xml.replace(next, (tag) => `<${name} count="${least.length}">${content}</${name}>${tag}`)
  }

  /** Opens an element that is written as `<a/>` or holds nothing; false where there is none. */
  private open(element: string, content: string): boolean {
    const name = `${this.prefix}${element}`
    const tag = startTag(this.xml, name)
    if (tag === null) return false
    const { from, to } = tag
    const written = this.xml.slice(from, to)
    const end = endTagAt(this.xml, name, to)
    if (written.endsWith('/>')) {
      this.xml = `${this.xml.slice(0, from)}${written.slice(0, -2)}>${content}</${name}>${this.xml.slice(to)}`
    } else if (end !== -1 && end - to < 100 && this.xml.slice(to, end).trim() === '') {
      this.xml = this.xml.slice(0, to) + content + this.xml.slice(end)
    }
    return true
  }

  private elementsOf(section: SectionName, child: string): string[] {
    const name = `${this.prefix}${child}`
    const tag = startTag(this.xml, `${this.prefix}${section}`)
    if (tag === null) return []
    const end = endTagAt(this.xml, `${this.prefix}${section}`, tag.to)
    const inside = this.xml.slice(tag.to, end === -1 ? undefined : end)
    const elements: string[] = []
    let next = startTag(inside, name)
    while (next !== null) {
      const isEmpty = inside.endsWith('/>', next.to)
      const close = isEmpty ? next.to : endTagAt(inside, name, next.to)
      if (close === -1) break
      const behind = isEmpty ? close : inside.indexOf('>', close) + 1
      elements.push(inside.slice(next.from, behind))
      next = startTag(inside, name, behind)
    }
    return elements
  }
}

/** Where a start tag of this very name stands: its `<`, and behind its `>`. */
function startTag(xml: string, name: string, start = 0): { from: number; to: number } | null {
  let from = xml.indexOf(`<${name}`, start)
  while (from !== -1 && !/[\s/>]/.test(xml.charAt(from + name.length + 1))) from = xml.indexOf(`<${name}`, from + 1)
  const close = from === -1 ? -1 : xml.indexOf('>', from)
  return close === -1 ? null : { from, to: close + 1 }
}

/** Where the end tag begins that comes next; it may have blanks in it. */
function endTagAt(xml: string, name: string, start: number): number {
  let at = xml.indexOf(`</${name}`, start)
  while (at !== -1 && !/[\s>]/.test(xml.charAt(at + name.length + 2))) at = xml.indexOf(`</${name}`, at + 1)
  return at
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
