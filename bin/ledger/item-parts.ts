import * as z from 'zod'
import { fromLedgerItem } from '../../lambdas/store/ledger/ledger-item.ts'
import { ledgerKey } from '../../lambdas/store/table/keys.ts'
import type { LedgerPart } from './ledger-source.ts'
import { numberedRecord } from './numbered-record.ts'

const keyed = z.looseObject({ pk: z.string(), sk: z.string() })
/** It proves nothing: one that cannot be read names nothing. */
const noted = z.object({ refs: z.array(z.string()), leaves: z.array(z.string()) }).catch({ refs: [], leaves: [] })
/** A seal that cannot be read is none of those that the site shows. */
const sealed = z.looseObject({ seal: z.string().catch(''), publishedAt: z.number().optional().catch(0) })
/** What its place in the index still says of an event that cannot be read. */
const halfEvent = z.looseObject({
  at: z.number().nullable().catch(null),
  ledger: z.object({ unit: z.string() }).nullable().catch(null),
  communeKey: z.string().catch(''),
  communeOrder: z.string().catch(''),
})

/**
 * What an item of the register is to its ledger. Whatever somebody has written into it, it is read: who checks must not be stopped by it.
 * @param shownBy when a seal must have been published for the site to show it by now, milliseconds since 1970
 */
export function* itemParts(item: Record<string, unknown>, shownBy: number): Generator<LedgerPart> {
  const { pk, sk } = keyed.parse(item)
  const record = numberedRecord(item)
  if (/^(EVT|READ)#/.test(sk)) yield eventPart(item, `${pk}/${sk}`)
  else if (record !== null) yield { kind: 'record', record }
  else if (pk.startsWith('LEAVES#')) {
    const [, unit = '', day = ''] = pk.split('#')
    yield { kind: 'refs', refs: { day, unit, ...noted.parse(item) } }
  } else if (pk.startsWith('SEALS#')) {
    const { seal, publishedAt } = sealed.parse(item)
    yield { kind: 'seal', seal: { day: sk, seal, isPublished: publishedAt !== undefined && publishedAt < shownBy } }
  }
}

function eventPart(item: Record<string, unknown>, ref: string): LedgerPart {
  try {
    return { kind: 'event', entry: fromLedgerItem(item) }
  } catch {
    const { at, ledger, communeKey, communeOrder } = halfEvent.parse(item)
    const place = { unit: communeKey.slice(ledgerKey('').length), at: Number(communeOrder.slice(0, 13)) || 0 }
    return { kind: 'broken', event: { ref, unit: ledger?.unit ?? place.unit, at: at ?? place.at } }
  }
}
