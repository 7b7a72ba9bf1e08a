import { foldText } from '../../domain/names/fold-text.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import { type Decision, decisionKey } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Marks } from '../table/id-mark.ts'

type Lined = Pick<Entitlement, 'programme' | 'commune' | 'policy'> & {
  readonly person: Pick<Entitlement['person'], 'fullName' | 'birth' | 'hamlet'>
}

/**
 * What makes a row the same row when the file comes again: the grant and the person as written. Not the place in the sheet, and not
 * the numbers: they are what an officer fills in and mends between two files.
 */
export const lineOf = (marks: Marks, { programme, commune, policy, person }: Lined, decision: Decision): string => {
  const { fullName, birth, hamlet } = person
  const born = birth && [birth.year, birth.month, birth.day].join('-')
  return marks.id(
    'row',
    programme,
    commune,
    policy,
    decisionKey(decision),
    nameKey(fullName),
    born,
    foldText(hamlet ?? ''),
  )
}

/**
 * The id of the nth entitlement of one line of a decision: the same commune, policy, decision, name, birth and hamlet. Two people who
 * share all of that are told apart by their numbers, and stand one after the other.
 * @param line the id of the first one
 */
export const lineId = (marks: Marks, line: string, nth: number): string =>
  nth === 0 ? line : marks.id('row', line, nth)
