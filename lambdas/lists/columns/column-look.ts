import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { cleanText } from '../../domain/names/clean-text.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import { looksLikePolicy } from '../rows/headings/group-words.ts'
import { isPlace } from '../rows/headings/place-words.ts'
import { isKin, isPeople } from '../rows/households/kin-and-peoples.ts'
import { isBuiltAsName } from '../rows/person/plausible-name.ts'
import { readAmount } from '../rows/values/read-amount.ts'
import { readBirth } from '../rows/values/read-birth.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import type { Look } from './look.ts'

export type SeenColumn = {
  readonly index: number
  readonly look: Look
  /** Cells that say something, and those of them that are what the column is. */
  readonly filled: number
  readonly fits: number
  /** By row number. */
  readonly cells: ReadonlyMap<number, Cell>
}

type Kind = { readonly look: Look; readonly fits: (text: string, cell: Cell) => boolean; readonly share: number }

/** The smallest support is some hundred thousand đồng; what one person gets is no more than this. */
const sums = { least: 50_000, most: 100_000_000, step: 1_000 }
/** Births of living people; years of decisions and cards are later than most of them. */
const firstYear = 1900
const lastYear = 2035
/** Of years of birth so many are different, however many people there are; a year of a programme is the same everywhere. */
const mostYearsAsked = 5
const shareOfYears = 0.4
/** A name or a number is one person's: a column that repeats it is about the head, the director or the province. */
export const fewestDifferent = 0.6
const longestPlace = 60
/** Letters of a cell that tell what it is; a cell may have 32,767. */
const longestText = 200

const kinds: readonly Kind[] = [
  { look: 'sexes', share: 0.9, fits: (text) => /^(?:nam|nữ|nu)$/iu.test(text) },
  { look: 'id-numbers', share: 0.7, fits: isIdNumber },
  { look: 'births', share: 0.7, fits: (_, cell) => yearOf(cell) !== null },
  { look: 'sums', share: 0.7, fits: isSum },
  { look: 'relations', share: 0.8, fits: isKin },
  { look: 'peoples', share: 0.8, fits: isPeople },
  { look: 'addresses', share: 0.7, fits: (text) => isPlace(text) && text.includes(',') },
  { look: 'places', share: 0.7, fits: (text) => isPlace(text) && text.length <= longestPlace },
  { look: 'groups', share: 0.7, fits: (text) => looksLikePolicy(text) },
  { look: 'names', share: 0.6, fits: (text) => isBuiltAsName(text) },
]

/** The columns in which the rows have something, from left to right, each with what it looks like. */
export function lookAtColumns(rows: readonly Row[]): SeenColumn[] {
  const columns = new Map<number, Map<number, Cell>>()
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cleanText(cell.text.slice(0, longestText)) === '') continue
      const cells = columns.get(cell.column) ?? new Map<number, Cell>()
      columns.set(cell.column, cells.set(row.number, cell))
    }
  }
  return [...columns].map(([index, cells]) => lookAt(index, cells)).sort((one, other) => one.index - other.index)
}

function lookAt(index: number, cells: ReadonlyMap<number, Cell>): SeenColumn {
  const all = [...cells.values()].map((cell) => ({ cell, text: cleanText(cell.text.slice(0, longestText)) }))
  const filled = all.length
  const runs = runningNumbers(all.map(({ text }) => text))
  if (runs >= filled * 0.8) return { index, look: 'running-numbers', filled, fits: runs, cells }
  for (const { look, share, fits } of kinds) {
    const fitting = all.filter(({ text, cell }) => fits(text, cell))
    if (
      fitting.length >= filled * share &&
      isVaried(
        look,
        fitting.map(({ cell }) => cell),
      )
    )
      return { index, look, filled, fits: fitting.length, cells }
  }
  return { index, look: 'mixed', filled, fits: 0, cells }
}

/** How many of the numbers count on from the one above, or begin again with 1. One alone may be anything. */
function runningNumbers(texts: readonly string[]): number {
  if (texts.length < 2) return 0
  let before = 0
  let runs = 0
  for (const text of texts) {
    const number = Number(/^0*(\d{1,6})[.)]?$/.exec(text)?.[1] ?? Number.NaN)
    if (number === 1 || (number === before + 1 && before > 0)) runs += 1
    before = number
  }
  return runs
}

/** Whether the cells differ as what they seem to be does from one person to the next. */
function isVaried(look: Look, cells: readonly Cell[]): boolean {
  if (look === 'births') {
    const years = new Set(cells.map(yearOf))
    return years.size >= Math.min(mostYearsAsked, Math.ceil(cells.length * shareOfYears))
  }
  return look !== 'id-numbers' || differing(cells) >= fewestDifferent
}

/** The share of cells that are the first to say what they say. */
export function differing(cells: readonly Cell[]): number {
  return cells.length === 0
    ? 0
    : new Set(cells.map(({ text }) => foldText(text.slice(0, longestText)))).size / cells.length
}

/** The year of birth that a cell may say; null for one that says none. */
export function yearOf(cell: Cell): number | null {
  if (!/\d{2}/.test(cell.text)) return null
  const read = readBirth(cell, false, undefined)
  const year = read.ok ? (read.birth?.year ?? null) : null
  return year !== null && year >= firstYear && year <= lastYear ? year : null
}

/** Money of one person, in đồng; null for any other number. */
export function sumOf(cell: Cell): number | null {
  if (cell.kind !== 'number' && cell.kind !== 'text') return null
  const read = /\d/.test(cell.text) ? readAmount(cell, 1) : null
  const amount = read?.ok ? read.amount : null
  return amount !== null && amount >= sums.least && amount <= sums.most && amount % sums.step === 0 ? amount : null
}

function isSum(_: string, cell: Cell): boolean {
  return sumOf(cell) !== null
}

/** The kind of card by its digits; a CMND begins with the number of a province, a telephone without its nought does not. */
export function cardOf(text: string): 'CCCD' | 'CMND' | null {
  const read = parseIdNumber(text)
  if (read.ok) {
    if (read.value.kind === 'CMND') return /^[0-3]/.test(read.value.number) ? 'CMND' : null
    return read.warnings.some(({ code }) => code === 'unknown-province' || code === 'impossible-birth-year')
      ? null
      : 'CCCD'
  }
  return read.code === 'lost-zeros' && /^\d{11}$/.test(text) ? 'CCCD' : null
}

function isIdNumber(text: string, cell: Cell): boolean {
  return cell.kind !== 'date' && text.length <= 20 && cardOf(text) !== null
}
