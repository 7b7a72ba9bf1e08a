import { columnLetters } from '../column-letters.ts'
import { KnownCells } from './known-cells.ts'
import { NumberedBytes } from './row-number.ts'
import { literalIndex, styleIndex } from './sheet-styles.ts'
import type { CellStyle } from './written-sheet.ts'

const encoder = new TextEncoder()
const inline = ' t="inlineStr"><is><t'
const kept = `${inline} xml:space="preserve">`

/** What stands before a cell's content, in one column and style. */
export interface CellStarts {
  readonly empty: NumberedBytes
  readonly number: NumberedBytes
  readonly text: NumberedBytes
  readonly kept: NumberedBytes
  readonly literal: NumberedBytes
}

/** What the cells of one column have in common. Their style seldom changes from row to row. */
export class ColumnCells {
  readonly texts = new KnownCells<string>()
  readonly numbers = new KnownCells<number>()
  readonly letters: string
  /** From `<c` to the row's number. */
  readonly address: Uint8Array
  private readonly all = new Map<CellStyle, CellStarts>()
  private style: CellStyle | null = null
  private starts: CellStarts | null = null

  constructor(column: number) {
    this.letters = columnLetters(column)
    this.address = encoder.encode(`<c r="${this.letters}`)
  }

  startsOf(style: CellStyle): CellStarts {
    if (style === this.style && this.starts) return this.starts
    const starts = this.all.get(style) ?? this.made(style)
    this.all.set(style, starts)
    this.style = style
    this.starts = starts
    return starts
  }

  private made(style: CellStyle): CellStarts {
    const start = (index: number, behind: string): NumberedBytes =>
      new NumberedBytes(this.address, encoder.encode(`" s="${index}"${behind}`))
    return {
      empty: start(styleIndex[style], '/>'),
      number: start(styleIndex[style], '><v>'),
      text: start(styleIndex[style], `${inline}>`),
      kept: start(styleIndex[style], kept),
      literal: start(literalIndex[style], kept),
    }
  }
}
