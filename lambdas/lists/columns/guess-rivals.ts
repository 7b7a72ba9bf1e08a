import type { Cell } from '../workbook/workbook.ts'
import { cardOf, differing, fewestDifferent, type SeenColumn, sumOf, yearOf } from './column-look.ts'
import type { Field } from './field.ts'
import type { Look } from './look.ts'
import { fieldOfLook } from './look-words.ts'

/** What each of the columns means that look alike; none where nothing tells which of them is meant. */
export type Settled = ReadonlyMap<SeenColumn, Field>

/** What people have more than one of is left to who knows which. */
const nothing: Settled = new Map()
/** Nobody gets a card before this age, and most much later. */
const ageOfCard = 10
const mostRows = 0.9

/** Of columns that look alike, which one is what a list has once of each person. @param look of all of them */
export function settleAlike(look: Look, columns: readonly SeenColumn[], names: SeenColumn | null): Settled {
  const field = fieldOfLook[look]
  const [first, second] = columns
  if (field === null || first === undefined) return nothing
  if (second === undefined) return new Map([[first, field]])
  switch (look) {
    case 'names':
      return named(mainNames(columns), 'fullName')
    case 'births':
      return columns.length > 2
        ? nothing
        : (menAndWomen(first, second, names) ?? named(earlier(first, second), 'birth'))
    case 'id-numbers':
      return cardsOfBothKinds(columns) ? new Map(columns.map((column) => [column, field])) : nothing
    case 'sums':
      return columns.length > 2 ? named(sumOfOthers(columns), 'amount') : rateAndSum(first, second)
    case 'running-numbers':
      return new Map([[first, field]])
    default:
      return nothing
  }
}

const named = (column: SeenColumn | null, field: Field): Settled =>
  column === null ? nothing : new Map([[column, field]])

/** Whose names differ from row to row where others repeat or are mostly blank: the head's, the director's, who collects for him. */
export function mainNames(columns: readonly SeenColumn[]): SeenColumn | null {
  const most = Math.max(...columns.map(({ filled }) => filled))
  const main = columns.filter(
    ({ filled, cells }) => filled >= most / 2 && differing([...cells.values()]) >= fewestDifferent,
  )
  return main.length === 1 ? (main[0] ?? null) : null
}

function pairs(one: SeenColumn, other: SeenColumn): [Cell, Cell][] {
  return [...one.cells].flatMap(([row, cell]) => {
    const beside = other.cells.get(row)
    return beside === undefined ? [] : [[cell, beside] as [Cell, Cell]]
  })
}

/** The birth beside a day on which a card was given, or support was granted. */
function earlier(one: SeenColumn, other: SeenColumn): SeenColumn | null {
  const years = pairs(one, other).flatMap(([left, right]) => {
    const [from, to] = [yearOf(left), yearOf(right)]
    return from === null || to === null ? [] : [to - from]
  })
  const isBefore = (sign: number): boolean =>
    years.length > 0 && years.filter((between) => between * sign >= ageOfCard).length >= years.length * mostRows
  return isBefore(1) ? one : isBefore(-1) ? other : null
}

const ofMen = /^(?:y\s|\S+ (?:văn|van|đức|hữu)\s)/iu
const ofWomen = /^(?:h['’ʼ`\s]|\S+ (?:thị|thi)\s)/iu

/** "Nam | Nữ" with the year below one of them: which is which, only the names tell. */
function menAndWomen(one: SeenColumn, other: SeenColumn, names: SeenColumn | null): Settled | null {
  if (names === null || pairs(one, other).length > 0) return null
  const tally = (column: SeenColumn): number =>
    [...column.cells.keys()].reduce((sum, row) => {
      const name = names.cells.get(row)?.text.trim() ?? ''
      return sum + (ofMen.test(name) ? 1 : 0) - (ofWomen.test(name) ? 1 : 0)
    }, 0)
  const [left, right] = [tally(one), tally(other)]
  if (left > 0 && right < 0)
    return new Map<SeenColumn, Field>([
      [one, 'male'],
      [other, 'female'],
    ])
  if (left < 0 && right > 0)
    return new Map<SeenColumn, Field>([
      [one, 'female'],
      [other, 'male'],
    ])
  return null
}

/** An old number and a new one of the same people; two columns of one kind are two people's. */
function cardsOfBothKinds(columns: readonly SeenColumn[]): boolean {
  const kinds = columns.map(({ cells }) => {
    const cards = [...cells.values()].map(({ text }) => cardOf(text.trim()))
    return (['CCCD', 'CMND'] as const).find(
      (kind) => cards.filter((card) => card === kind).length >= cards.length * mostRows,
    )
  })
  return columns.length === 2 && kinds[0] !== undefined && kinds[1] !== undefined && kinds[0] !== kinds[1]
}

/** A rate and what it makes for several months. */
function rateAndSum(one: SeenColumn, other: SeenColumn): Settled {
  const beside = pairs(one, other).map(([left, right]) => [sumOf(left) ?? 0, sumOf(right) ?? 0] as const)
  const isRate = beside.length > 0 && beside.every(([rate, sum]) => rate > 0 && sum > rate && sum % rate === 0)
  return isRate
    ? new Map<SeenColumn, Field>([
        [one, 'rate'],
        [other, 'amount'],
      ])
    : nothing
}

/** Months and their sum: the last column, where it is that in each row. */
function sumOfOthers(columns: readonly SeenColumn[]): SeenColumn | null {
  const last = columns.at(-1)
  if (last === undefined) return null
  const parts = columns.slice(0, -1)
  const adds = [...last.cells].every(([row, cell]) => {
    const others = parts.map(({ cells }) => cells.get(row)).map((part) => (part === undefined ? 0 : (sumOf(part) ?? 0)))
    return others.reduce((sum, part) => sum + part, 0) === sumOf(cell)
  })
  return adds ? last : null
}
