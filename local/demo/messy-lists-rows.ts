import type { Paper, TruePerson, Typed } from './messy-lists-paper.ts'
import type { InventedPerson } from './messy-lists-people.ts'

/** The columns of a plain list. */
export const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']

/** Somebody's row under them. */
export const rowOf = ({ fullName, year, idNumber, amount }: InventedPerson, number: Typed): Typed[] => [
  number,
  fullName,
  year,
  idNumber,
  amount,
]
/** What such a row says of him. */
export const factsOf = ({ fullName, year, idNumber, amount }: InventedPerson) => ({
  fullName,
  birth: { year, month: null, day: null },
  idNumbers: [idNumber],
  amount,
})
/** A row for each of them, numbered from one; @param more what the list says of all of them besides */
export function fill(paper: Paper, people: readonly InventedPerson[], more: Partial<TruePerson> = {}): void {
  for (const [index, person] of people.entries())
    paper.person(paper.add(rowOf(person, index + 1)), { ...factsOf(person), ...more })
}
export const sum = (people: readonly InventedPerson[]) => people.reduce((total, { amount }) => total + amount, 0)
