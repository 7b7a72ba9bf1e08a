import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { handMade, mainNamespace } from '../hand-made-workbook.ts'
import type { Plain } from './other-readers.ts'

type Value = string | number | boolean

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('Nguyễn Văn Đức', "H'Maryam Niê", '066085004321', 'a < b & c', ' hai  khoảng ', '"', 'Êban\u0306'),
  fc.integer({ min: -1_000_000, max: 100_000_000_000 }),
  fc.boolean(),
)
const textWays = ['inline', 'inline runs', 'shared', 'shared runs', 'cdata', 'formula'] as const
const cell = fc.record({
  value,
  way: fc.constantFrom(...textWays),
  /** Columns left empty before it; a cell behind a gap must say where it stands. */
  gap: fc.constantFrom(0, 0, 0, 1, 30),
  hasAddress: fc.boolean(),
  cut: fc.nat(12),
})
export const generatedStyle = fc.record({
  prefix: fc.constantFrom('', 'x:'),
  quote: fc.constantFrom('"', "'"),
  remark: fc.constantFrom('', '', '<!-- sửa -->', '\r\n  '),
  rowsSayNumbers: fc.boolean(),
})
type Style = typeof generatedStyle extends fc.Arbitrary<infer T> ? T : never
type MadeCell = typeof cell extends fc.Arbitrary<infer T> ? T : never

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A sheet, with its shared strings, that says in the given ways what the cells mean. */
class SheetXml {
  readonly meant: Plain = {}
  private readonly strings: string[] = []
  private readonly style: Style

  constructor(style: Style) {
    this.style = style
  }

  parts(rows: readonly (readonly MadeCell[])[]): { sheet: string; sharedStrings: string } {
    const { prefix, remark } = this.style
    const data = rows.map((row, index) => this.row(row, index)).join(remark)
    const namespace = prefix === '' ? 'xmlns' : 'xmlns:x'
    const sheet = `<${prefix}worksheet ${namespace}="${mainNamespace}">${remark}${this.element('sheetData', data)}</${prefix}worksheet>`
    return { sheet, sharedStrings: this.strings.map((si) => `<si>${si}</si>`).join('') }
  }

  private row(cells: readonly MadeCell[], index: number): string {
    let column = -1
    const xml = cells.map((made) => {
      column += 1 + made.gap
      this.meant[SheetJs.utils.encode_cell({ r: index, c: column })] = made.value
      return this.cell(made, made.hasAddress || made.gap > 0 ? SheetJs.utils.encode_cell({ r: index, c: column }) : '')
    })
    const number = this.style.rowsSayNumbers ? this.attribute('r', String(index + 1)) : ''
    return this.element('row', xml.join(this.style.remark), number)
  }

  private cell({ value, way, cut }: MadeCell, address: string): string {
    const place = address === '' ? '' : this.attribute('r', address)
    const typed = (type: string, content: string) => this.element('c', content, `${place}${this.attribute('t', type)}`)
    if (typeof value === 'number') return this.element('c', this.element('v', String(value)), place)
    if (typeof value === 'boolean') return typed('b', this.element('v', value ? '1' : '0'))
    const runs = [value.slice(0, cut), value.slice(cut)]
    switch (way) {
      case 'inline':
        return typed('inlineStr', this.element('is', this.text(value)))
      case 'inline runs':
        return typed('inlineStr', this.element('is', runs.map((run) => this.element('r', this.text(run))).join('')))
      case 'cdata':
        return typed('str', this.element('v', `<![CDATA[${value}]]>`))
      case 'formula':
        return typed('str', `${this.element('f', 'A1')}${this.element('v', escaped(value))}`)
      case 'shared':
        return typed('s', this.element('v', this.shared(plainText(value))))
      case 'shared runs':
        return typed('s', this.element('v', this.shared(runs.map((run) => `<r>${plainText(run)}</r>`).join(''))))
    }
  }

  private shared(si: string): string {
    this.strings.push(si)
    return String(this.strings.length - 1)
  }

  private text(value: string): string {
    return this.element('t', escaped(value), this.attribute('xml:space', 'preserve'))
  }

  private element(name: string, content: string, attributes = ''): string {
    const { prefix } = this.style
    return `<${prefix}${name}${attributes}>${content}</${prefix}${name}>`
  }

  private attribute(name: string, value: string): string {
    return ` ${name}=${this.style.quote}${value}${this.style.quote}`
  }
}

const plainText = (value: string): string => `<t xml:space="preserve">${escaped(value)}</t>`

export const generatedRows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })

/** The workbook and its parts, and the cells that it means. */
export function bookOf(style: Style, rows: readonly (readonly MadeCell[])[]) {
  const xml = new SheetXml(style)
  const parts = xml.parts(rows)
  return { bytes: handMade(parts), ...parts, meant: xml.meant }
}
