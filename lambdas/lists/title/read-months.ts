import { foldText } from '../../domain/names/fold-text.ts'
import { monthName } from '../../domain/time/month-name.ts'

/** No law of ours pays more months, and a longer span is a period of something else. */
const mostMonths = 6

const year = '(20\\d{2})'
const number = '(?<!\\d)(0?[1-9]|1[0-2])'
/** "từ tháng 4 đến hết tháng 6/2020", "tháng 4 - 6 năm 2020", "04/2020 đến 06/2020" */
const span = new RegExp(
  `${number}\\s*(?:(?:/|nam)\\s*${year}\\s*)?(?:-|den(?: het)?)\\s*(?:thang\\s*)?${number}\\s*(?:/|-|nam|,\\s*nam)\\s*${year}`,
)
/** "tháng 4/2020", "tháng 4, 5 và 6 năm 2020" */
const enumeration = new RegExp(
  `((?:${number}\\s*(?:,|;|&|\\+|va)\\s*(?:thang\\s*)?)*${number})\\s*(?:/|-|nam|,\\s*nam)\\s*${year}`,
  'g',
)
/** "ngày 12 tháng 5 năm 2020", "ngày 12/5/2020", "12/5/2020": a day is no month of support. */
const days =
  /ngay\s*\d{1,2}\s*(?:thang|[/.-])\s*\d{1,2}\s*(?:nam|[/.-])\s*\d{4}|(?<!\d)\d{1,2}\s*([/.-])\s*\d{1,2}\s*\1\s*\d{4}/g
/** What a title's line speaks of when its months are the support's. */
const subject = /ho tro|chi tra|danh sach|de nghi|kinh phi|duoc huong|\bdot\b/

/** The months that a title's line says the support is for, as `2020-04`; empty where it says none. */
export function monthsOfTitle(line: string): string[] {
  const folded = foldText(line).replace(days, ' ')
  if (!subject.test(folded)) return []
  const from = folded.search(/\bthang\b|\bt\s?\d/)
  return from < 0 ? [] : monthsIn(folded.slice(from))
}

export interface WrittenMonths {
  /** Their names where the cell says them. */
  readonly named: readonly string[]
  readonly count: number
  /** "Tháng 4 | Tháng 6" without a year: which of a year they are. */
  readonly ofYear?: readonly number[]
}

/** A cell of a column for months: "3", "03 tháng", "tháng 4/2020", "4, 5, 6/2020"; null where it is neither. */
export function monthsOfCell(text: string): WrittenMonths | null {
  const folded = foldText(text)
  const count = /^0?([1-9]|1[0-2])\s*(?:thang)?$/.exec(folded)?.[1]
  if (count !== undefined) return { named: [], count: Number(count) }
  const named = monthsIn(folded.replace(days, ' '))
  return named.length > 0 ? { named, count: named.length } : null
}

function monthsIn(text: string): string[] {
  const [, first, firstYear, last, lastYear] = span.exec(text) ?? []
  if (first !== undefined && last !== undefined && lastYear !== undefined) {
    const start = Number(firstYear ?? lastYear) * 12 + Number(first) - 1
    const end = Number(lastYear) * 12 + Number(last) - 1
    const count = end - start + 1
    return count >= 1 && count <= mostMonths ? Array.from({ length: count }, (_, at) => nameOf(start + at)) : []
  }
  const found = new Set<string>()
  for (const match of text.matchAll(enumeration)) {
    const [, list = ''] = match
    for (const [month] of list.matchAll(/\d+/g)) found.add(nameOf(Number(match.at(-1)) * 12 + Number(month) - 1))
  }
  return found.size <= mostMonths ? [...found].sort() : []
}

const nameOf = (index: number): string => monthName(Math.floor(index / 12), (index % 12) + 1)
