import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import type { PrintedFonts } from './fonts.ts'
import type { Align, Look } from './printed-cell.ts'
import type { Measure } from './wrap-text.ts'

/** Points: 1/72 inch. */
export const margins = { left: 40, right: 30, top: 40, bottom: 52 } as const
/** What stands at the foot of every page. */
export type PageFoot = {
  readonly text: string
  /** A code that identifies the paper, and what a camera reads of it. */
  readonly code?: string
  readonly square?: string
}
export type PrintedInfo = { readonly title: string; readonly author: string; readonly madeAt: Date }
export interface PrintOptions {
  readonly info: PrintedInfo
  readonly foot: PageFoot
  /** `of-all` where nothing is said. */
  readonly pageNumbers?: PageNumbers
}

const footSize = 9
const padding = 3
const lineOf = 1.18
const ascent = 0.891

type Drawn = Look & { readonly lines: readonly string[]; readonly shaded: boolean }
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * `of-all`: "Trang 3/12", for which every page is kept until their number is known · `running`: "Trang 3", and each page leaves memory when
 * the next one begins.
 */
export type PageNumbers = 'of-all' | 'running'

/** A4 sheets of paper with two fonts: the one place that speaks to pdfkit. */
export class Pages {
  readonly document: PDFKit.PDFDocument
  readonly measure: { readonly regular: Measure; readonly bold: Measure }

  private readonly foot: PageFoot
  private readonly numbers: PageNumbers
  private begun = 0

  constructor(fonts: PrintedFonts, { info: { title, author, madeAt }, foot, pageNumbers }: PrintOptions) {
    this.foot = foot
    this.numbers = pageNumbers ?? 'of-all'
    this.document = new PDFDocument({
      autoFirstPage: false,
      bufferPages: this.numbers === 'of-all',
      pdfVersion: '1.7',
      lang: 'vi-VN',
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
      font: '',
    })
    this.document.registerFont('regular', fonts.regular)
    this.document.registerFont('bold', fonts.bold)
    this.measure = { regular: this.measureBy('regular'), bold: this.measureBy('bold') }
  }

  add(orientation: 'landscape' | 'portrait'): void {
    this.document.addPage({ size: 'A4', layout: orientation, margin: 0 })
    this.begun += 1
    if (this.numbers === 'running') this.drawFoot(`Trang ${this.begun}`)
  }

  get width(): number {
    return this.document.page.width - margins.left - margins.right
  }

  /** Where the foot begins. */
  get end(): number {
    return this.document.page.height - margins.bottom
  }

  /** Height of a cell with so many lines. */
  static heightOf(lines: number, size: number): number {
    return lines * size * lineOf + 2 * padding
  }

  /** At least one, so that what is printed by pieces ends. */
  static linesIn(height: number, size: number): number {
    return Math.max(1, Math.floor((height - 2 * padding) / (size * lineOf)))
  }

  /** Width inside a cell. */
  static inside(width: number): number {
    return width - 2 * padding
  }

  draw(cell: Drawn, box: Box, size: number): void {
    const { document } = this
    if (cell.border) {
      document.lineWidth(0.6).rect(box.x, box.y, box.width, box.height)
      if (cell.shaded) document.fillAndStroke('#ededed', '#000000')
      else document.stroke('#000000')
      document.fillColor('#000000')
    }
    const real = size * cell.size
    document.font(cell.bold ? 'bold' : 'regular').fontSize(real)
    const free = box.height - cell.lines.length * real * lineOf
    const top = box.y + free / 2
    for (const [index, line] of cell.lines.entries()) {
      if (line !== '') this.line(line, cell.align, box, top + index * real * lineOf + real * ascent)
    }
  }

  /** Writes the feet that are still to be written, and closes the document. */
  finish(): void {
    const { document } = this
    if (this.numbers === 'of-all')
      for (let index = 0; index < this.begun; index++) {
        document.switchToPage(index)
        this.drawFoot(`Trang ${index + 1}/${this.begun}`)
      }
    document.end()
  }

  private drawFoot(page: string): void {
    const { document } = this
    const { text, code, square } = this.foot
    const y = document.page.height - margins.bottom + 8
    const left = square === undefined ? margins.left : margins.left + this.square(square, margins.left, y) + 6
    const box = { x: left - padding, y, width: document.page.width - margins.right - left + 2 * padding, height: 0 }
    document.font('bold').fontSize(footSize + 1)
    if (code !== undefined) this.line(code, 'left', box, y + footSize)
    document.font('regular').fontSize(footSize)
    this.line(text, 'left', box, y + (code === undefined ? 1 : 2.4) * footSize)
    this.line(page, 'right', box, y + footSize)
  }

  private line(text: string, align: Align, { x, width }: Box, baseline: number): void {
    const measured = align === 'left' ? 0 : this.document.widthOfString(text)
    const at = { left: x + padding, centre: x + (width - measured) / 2, right: x + width - padding - measured }[align]
    this.document.text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
  }

  /** Draws it and gives its width. */
  private square(text: string, x: number, y: number): number {
    const { data, size } = encode(text, { ecc: 'M', border: 0 })
    const cell = 36 / size
    for (const [row, line] of data.entries())
      for (const [column, isDark] of line.entries())
        if (isDark) this.document.rect(x + column * cell, y + row * cell, cell, cell)
    this.document.fill('#000000')
    return 36
  }

  /** Letter by letter, each measured once: fonts for office use kern too little to matter for where a line breaks. */
  private measureBy(font: string): Measure {
    const known = new Map<string, number>()
    const widthOf = (letter: string): number => {
      const width = this.document.font(font).fontSize(1).widthOfString(letter)
      known.set(letter, width)
      return width
    }
    return (text) => {
      let width = 0
      for (const letter of text) width += known.get(letter) ?? widthOf(letter)
      return width
    }
  }
}
