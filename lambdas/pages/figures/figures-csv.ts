import type { PublicStatisticsResponse } from '../../contract/statistics.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import type { FiguresWords } from '../words/figures-words.ts'
import { leftOutWords } from './left-out-words.ts'

/** The shown aggregates as CSV for a spreadsheet: UTF-8 with a byte order mark (Excel needs it), CRLF, and what is left out said in words. */
export function figuresCsv(figures: PublicStatisticsResponse, words: FiguresWords): string {
  const { csv } = words
  const rows: (string | number)[][] = [
    [words.title, figures.programmeName, figures.unitName, words.at(formatInstant(figures.at))],
    [
      csv.section,
      csv.name,
      csv.plannedPeople,
      csv.plannedAmount,
      csv.approvedPeople,
      csv.approvedAmount,
      csv.paidPeople,
      csv.paidAmount,
    ],
    [words.total, figures.unitName, ...numbers(figures.total)],
    ...figures.policies.map((policy) => [words.byPolicy, policy.policyName, ...numbers(policy.cell)]),
    ...figures.units.map((unit) => [words.byUnit, unit.unitName, ...numbers(unit.cell)]),
    ...note(figures.leftOut.here, words.leftOut, words),
    ...note(figures.leftOut.below, words.leftOutByUnit, words),
  ]
  return `\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

const numbers = ({ planned, approved, paid }: PublicStatisticsResponse['total']): number[] =>
  [planned, approved, paid].flatMap(({ people, amount }) => [people, amount])

const note = (
  leftOut: PublicStatisticsResponse['leftOut']['here'],
  sentence: (policies: string) => string,
  words: FiguresWords,
): string[][] => (leftOut.length > 0 ? [[words.csv.note, leftOutWords(leftOut, sentence, words)]] : [])

/** A text that begins like a formula would be run by the spreadsheet: an apostrophe in front makes it text again. */
const field = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
