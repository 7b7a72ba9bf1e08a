import type { PersonKey } from '../../domain/cases/person-matcher.ts'
import type { PreparedRecord } from '../match-record.ts'
import type { Yardstick } from '../score-pair.ts'
import { likenessKeys, narrowerKey } from './candidate-keys.ts'
import { factsBeside } from './facts-beside.ts'

/** The keys under which the register keeps a record: all but those of its numbers, whose claims tell the same. At most four. */
export const wideKeys = likenessKeys

/** One of them with all that a register makes of it. */
export const personKey = (wide: string, record: PreparedRecord, yardstick: Yardstick): PersonKey => ({
  wide,
  narrow: narrowerKey(wide, record),
  beside: factsBeside(wide, record, yardstick),
})
