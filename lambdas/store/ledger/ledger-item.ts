import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../../domain/ledger/seals/canonical-json.ts'
import { type LedgerEntry, type SupportFacts, saltBytes } from '../../domain/ledger/seals/ledger-entry.ts'
import { type Key, ledgerKey, ledgerOrder } from '../table/keys.ts'
import { unpackedItem } from '../table/packed-item.ts'
import { recordHash } from './record-hash.ts'

/** Where an event is sealed, and of a support what it says of it. */
export interface LedgerPlace {
  readonly unit: string
  readonly of: SupportFacts | null
}

const refOf = ({ pk, sk }: Key): string => `${pk}/${sk}`

/** Salts that are drawn at once. A list brings an event a person, and to ask the system costs twenty times what a salt is. */
const drawnAtOnce = 128
let drawn = Buffer.alloc(0)
let used = 0

function freshSalt(): string {
  if (used === drawn.length) {
    drawn = randomBytes(saltBytes * drawnAtOnce)
    used = 0
  }
  const from = used
  used += saltBytes
  return drawn.toString('base64url', from, used)
}

/**
 * The event as it is written: with its salt, and its place among the unit's events by time (index `byCommune`), from where the sealer
 * takes it.
 * @param record the item that is all of what was changed, as the same transaction writes it; null where none is
 * @throws TypeError for an event that has no one text: what cannot be sealed must not be written
 */
export function toLedgerItem(
  key: Key,
  { unit, of }: LedgerPlace,
  event: { readonly at: number },
  record: Readonly<Record<string, unknown>> | null = null,
): Record<string, unknown> {
  canonicalJson(event)
  return {
    ...key,
    ...event,
    ...(record && { record: recordHash(record) }),
    ledger: { unit, of },
    salt: freshSalt(),
    communeKey: ledgerKey(unit),
    communeOrder: ledgerOrder(event.at, refOf(key)),
  }
}

/**
 * The same for the events of supports, of which a list brings one a person: all that is sealed as one text, but for what the table is
 * asked by. Of a hundred items in a transaction twenty-nine are such events, and an engine's work goes by the number of values.
 * @throws TypeError as above
 */
export function toPackedLedgerItem(
  key: Key,
  { unit, of }: LedgerPlace,
  { commandId, ...event }: { readonly at: number; readonly commandId: string; readonly record?: string },
): Record<string, unknown> {
  canonicalJson(commandId)
  return {
    ...key,
    commandId,
    told: canonicalJson({ ...event, ledger: { unit, of } }),
    salt: freshSalt(),
    communeKey: ledgerKey(unit),
    communeOrder: ledgerOrder(event.at, refOf(key)),
  }
}

/** What is sealed of a support, as it is read again. */
export const supportFacts = z.object({
  programme: z.string(),
  policy: z.string(),
  amount: z.number(),
  status: z.string(),
  paidOn: z.string().nullable(),
  fullName: z.string(),
  paid: z.object({ amount: z.number(), months: z.array(z.string()) }).optional(),
})

const ledgerItem = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  type: z.string(),
  at: z.number(),
  actor: z.looseObject({ role: z.string(), unit: z.string() }).nullish(),
  ledger: z.object({
    unit: z.string(),
    of: supportFacts.nullable(),
  }),
  salt: z.string(),
})

/** Every attribute of the event is sealed, also those that this program does not know. @throws ZodError when it is no event */
export function fromLedgerItem(item: Record<string, unknown> | undefined): LedgerEntry {
  const whole = ledgerItem.parse(item && unpackedItem(item))
  const { pk, sk, ledger, salt, communeKey: _partition, communeOrder: _order, ...event } = whole
  const { type, at, actor } = event
  return {
    open: {
      v: ledger.of?.paid ? 2 : 1,
      ref: refOf({ pk, sk }),
      unit: ledger.unit,
      type,
      at,
      office: actor ? { role: actor.role, unit: actor.unit } : null,
      of: ledger.of,
    },
    event,
    salt,
  }
}
