import type { PersonKey } from '../../domain/cases/person-matcher.ts'
import { unorderedDate } from '../births/birth-code.ts'
import type { PreparedRecord } from '../match-record.ts'
import { likenessKeys, narrowerKey } from './candidate-keys.ts'

/** The keys under which the register keeps a record: all but those of its numbers, whose claims tell the same. At most four. */
export const wideKeys = likenessKeys

/** One of them with all that a register makes of it. */
export const personKey = (wide: string, record: PreparedRecord): PersonKey => ({
  wide,
  narrow: narrowerKey(wide, record),
  beside: factsBeside(wide, record),
})

/**
 * What else two records under one key have in common when they are one person's: of given name, surname and day the whole name or the
 * commune. Among sixteen million most who share the three share nothing more.
 */
function factsBeside(key: string, { name, birth, commune }: PreparedRecord): readonly string[] | null {
  return key.startsWith('d:') && unorderedDate(birth) !== 0 ? [name.sorted, String(commune)] : null
}
