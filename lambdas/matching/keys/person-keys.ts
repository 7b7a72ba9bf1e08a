import type { PersonKey } from '../../domain/cases/person-matcher.ts'
import type { PreparedRecord } from '../match-record.ts'
import type { Yardstick } from '../score-pair.ts'
import { factsBeside } from './facts-beside.ts'

/** A likeness with all that a register makes of it. */
export const personKey = (key: string, record: PreparedRecord, yardstick: Yardstick): PersonKey => ({
  key,
  beside: factsBeside(key, record, yardstick),
})
