import * as z from 'zod'
import { eventsOfForeignFile, foreignFileStates } from '../../lambdas/domain/exchange/foreign-file.ts'
import { recordHash } from '../../lambdas/store/ledger/record-hash.ts'
import type { NumberedRecord } from './ledger-source.ts'

const keyed = z.looseObject({ pk: z.string(), sk: z.string() })
/** What is no number is none: then its events are the ones too many. */
const versioned = z.looseObject({ version: z.int().catch(0) })
const foreign = z.looseObject({ state: z.enum(foreignFileStates).nullable().catch(null) })

/** Of an item of the register how many events it must have, and where they lie; null for what has none. */
export function numberedRecord(item: Readonly<Record<string, unknown>>): NumberedRecord | null {
  const { pk, sk } = keyed.parse(item)
  if (pk.startsWith('FOREIGNS#') && sk.startsWith('FILE#')) {
    const { state } = foreign.parse(item)
    if (state !== null && eventsOfForeignFile[state] === 0) return null
    return {
      subject: `FOREIGNFILE#${sk.slice('FILE#'.length)}`,
      version: state === null ? 0 : eventsOfForeignFile[state],
    }
  }
  const subject = item.version === undefined ? null : subjectOf(pk, sk)
  if (subject === null) return null
  const { version } = versioned.parse(item)
  return isTold(sk) ? { subject, version, record: recordOf(item) } : { subject, version }
}

/** Whether its events name what it is. Those of planned figures are of many items together. */
const isTold = (sk: string): boolean => sk !== 'PLAN'

/** No event names the empty text: an item that could never have been written fits none. */
function recordOf(item: Readonly<Record<string, unknown>>): string {
  try {
    return recordHash(item)
  } catch {
    return ''
  }
}

function subjectOf(pk: string, sk: string): string | null {
  if (['ENT', 'CASE', 'LIST', 'BATCH', 'PLAN', 'COMPLAINT'].includes(sk)) return pk
  if (pk.startsWith('ACCOUNTS#')) return `ACCOUNT#${sk}`
  if (pk.startsWith('SUBSCRIPTIONS#')) return `SUBSCRIPTION#${sk}`
  if (pk.startsWith('SETTINGS#')) return `CASESETTINGS#${pk.slice('SETTINGS#'.length)}`
  return null
}
