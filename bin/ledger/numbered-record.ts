import * as z from 'zod'
import { eventsOfForeignFile, foreignFileStates } from '../../lambdas/domain/exchange/foreign-file.ts'
import type { NumberedRecord } from './ledger-source.ts'

const keyed = z.looseObject({ pk: z.string(), sk: z.string() })
const versioned = z.looseObject({ version: z.number() })
const foreign = z.looseObject({ id: z.string(), state: z.enum(foreignFileStates) })

/** Of an item of the register how many events it must have, and where they lie; null for what has none. */
export function numberedRecord(item: Readonly<Record<string, unknown>>): NumberedRecord | null {
  const { pk, sk } = keyed.parse(item)
  if (pk.startsWith('FOREIGNS#') && sk.startsWith('FILE#')) {
    const { id, state } = foreign.parse(item)
    const version = eventsOfForeignFile[state]
    return version === 0 ? null : { subject: `FOREIGNFILE#${id}`, version }
  }
  const subject = item.version === undefined ? null : subjectOf(pk, sk)
  return subject === null ? null : { subject, version: versioned.parse(item).version }
}

function subjectOf(pk: string, sk: string): string | null {
  if (['ENT', 'CASE', 'LIST', 'BATCH', 'PLAN', 'COMPLAINT'].includes(sk)) return pk
  if (pk.startsWith('ACCOUNTS#')) return `ACCOUNT#${sk}`
  if (pk.startsWith('SUBSCRIPTIONS#')) return `SUBSCRIPTION#${sk}`
  if (pk.startsWith('SETTINGS#')) return `CASESETTINGS#${pk.slice('SETTINGS#'.length)}`
  return null
}
