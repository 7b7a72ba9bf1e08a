import type { CheckedList } from '../../../../lambdas/lists/checked-list.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { type InventedPerson, inventPeople } from '../../../../local/demo/messy-lists-people.ts'
import { seededRandom } from '../../../../local/demo/random.ts'

export const people = inventPeople(seededRandom(5), 12)
export const others = inventPeople(seededRandom(9), 12)

/** Number, name, year, ID number and sum of each, as most lists have them. */
export const usual = (from: readonly InventedPerson[] = people): WrittenRow[] =>
  from.map(({ fullName, year, idNumber, amount }, index) => [index + 1, fullName, year, idNumber, amount])

/** "A stt 0.9": letter, meaning and confidence of each column of the first sheet. */
export const columnsOf = ({ file }: CheckedList): string[] =>
  (file.sheets[0]?.columns ?? []).map(({ column, field, confidence }) => `${column} ${field} ${confidence}`)

export const messagesOf = ({ problems }: CheckedList): string[] => problems.map(({ message }) => message)
