import * as z from 'zod'
import { printedNumbers } from '../../domain/ids/printed-numbers.ts'
import { type PayListEvent, payListEventTypes } from '../../domain/ledger/pay-list-event.ts'
import { dong } from '../../domain/money/dong.ts'
import { type PayList, type PayListLine, payListStates } from '../../domain/paylists/pay-list.ts'
import type { PayListCode } from '../../domain/paylists/pay-list-code.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { eventHandItem, handItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'

const sums = z.object({ people: z.number(), amount: z.number().transform(dong) })

const payListItem = z.object({
  code: z.string().transform((code) => code as PayListCode),
  programme: z.string(),
  unit: z.string(),
  policy: z.string().nullable(),
  decision: z.string().nullable(),
  hamlet: z.string().nullable(),
  month: z.string().nullable(),
  numbers: z.enum(printedNumbers),
  by: handItem,
  at: z.number(),
  commandId: z.string(),
  state: z.enum(payListStates),
  sums: sums.nullable(),
  decisions: z.array(z.object({ number: z.string(), day: z.string() })),
  run: z.string().nullable(),
  reconciliation: z
    .object({
      signed: sums,
      notSigned: sums,
      notSignedLines: z.array(z.number()),
      paidOn: z.string().nullable().default(null),
      by: handItem,
      at: z.number(),
    })
    .nullable(),
  voiding: z.object({ by: handItem, at: z.number(), reason: z.string() }).nullable().default(null),
  batch: z.string().nullable().default(null),
  version: z.number(),
})

/** @throws ZodError when the stored row is no pay list */
export const fromPayListItem = (item: unknown): PayList => payListItem.parse(item)

export const toPayListItem = (list: PayList): Record<string, unknown> => ({ ...keys.payList(list.code), ...list })

const payListEventItem = z.object({
  type: z.enum(payListEventTypes),
  at: z.number(),
  actor: eventHandItem,
  commandId: z.string(),
  what: z.string().nullable(),
})

export const fromPayListEventItem = (item: unknown): PayListEvent => payListEventItem.parse(item)

/** Sealed with the events of the commune whose people stand on it. @param after the list as the event leaves it */
export const toPayListEventItem = (after: PayList, event: PayListEvent): Record<string, unknown> =>
  toLedgerItem(
    keys.payListEvent(after.code, after.version),
    { unit: after.unit, of: null },
    event,
    toPayListItem(after),
  )

const linesItem = z.object({
  lines: z.array(z.tuple([z.string(), z.number().transform(dong), z.array(z.string())])),
})

export const fromLinesItem = (item: unknown): PayListLine[] =>
  linesItem.parse(item).lines.map(([entitlementId, amount, months]) => ({ entitlementId, amount, months }))

export const toLines = (lines: readonly PayListLine[]): unknown[] =>
  lines.map(({ entitlementId, amount, months }) => [entitlementId, amount, [...months]])
