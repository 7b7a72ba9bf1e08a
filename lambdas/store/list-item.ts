import * as z from 'zod'
import { roles } from '../domain/permissions/permission-table.ts'

export const listStates = ['awaiting-upload', 'processing', 'finished', 'refused'] as const

/** A list as the register keeps it: what was uploaded by whom for where, and how far its reading has come. */
export const listItem = z.object({
  id: z.string(),
  programme: z.string(),
  commune: z.string(),
  policy: z.string().nullable(),
  fileName: z.string(),
  decisionNumber: z.string().nullable(),
  decisionDay: z.string().nullable(),
  state: z.enum(listStates),
  createdAt: z.number(),
  createdBy: z.object({ username: z.string(), role: z.enum(roles), unit: z.string() }),
  finishedAt: z.number().nullable(),
  /** Which version of the object under the list's key is read: the first that a reader took. */
  fileVersion: z.string().optional(),
  /** Of the bytes that were read. */
  file: z.object({ sha256: z.string(), bytes: z.number() }).nullable().default(null),
  /** Until when the attempt that reads it now may be believed alive. */
  leaseUntil: z.number(),
  attempt: z.string().nullable(),
  counts: z.object({
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    refused: z.number(),
    warnings: z.number(),
    duplicates: z.number(),
    amount: z.number(),
  }),
  outcome: z.string().nullable(),
})
export type StoredList = z.infer<typeof listItem>

export const noCounts: StoredList['counts'] = {
  rows: 0,
  added: 0,
  changed: 0,
  same: 0,
  refused: 0,
  warnings: 0,
  duplicates: 0,
  amount: 0,
}

export const storedRow = z.object({
  sheet: z.string(),
  row: z.number(),
  outcome: z.enum(['added', 'changed', 'same', 'refused', 'skipped', 'only-here']),
  /** Of a changed row: field → [old, new] in words. */
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])).nullable(),
  fullName: z.string().nullable(),
  policy: z.string().nullable(),
  amount: z.number().nullable(),
  entitlementId: z.string().nullable(),
  problems: z.array(
    z.object({
      sheet: z.string(),
      row: z.number(),
      column: z.string().nullable(),
      field: z.string().nullable(),
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      value: z.string().nullable(),
      message: z.string(),
      suggestion: z.string().nullable(),
    }),
  ),
})
export type StoredRow = z.infer<typeof storedRow>

export const rowsItem = z.object({ rows: z.array(storedRow) })
