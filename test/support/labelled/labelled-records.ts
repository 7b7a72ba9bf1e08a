import type { MatchRecord } from '../../../lambdas/matching/match-record.ts'
import type { LabelledRow } from './labelled-row.ts'

/** A row as the matcher takes it; its place in the list is its id. */
export const recordOf = (row: LabelledRow, at: number): MatchRecord => ({
  ...{ id: String(at), fullName: row.fullName, birth: row.birth, sex: row.sex, hamlet: row.hamlet || null },
  ...{ idNumbers: row.idNumber === null ? [] : [row.idNumber], household: row.household, commune: row.commune },
})
