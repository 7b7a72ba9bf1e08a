import type { z } from 'zod'
import type { Action } from '../domain/permissions/permission-table.ts'

/** The Lambda functions that answer HTTP. Each is a folder of lambdas/functions. */
export const apiFunctions = [
  'information',
  'lookup',
  'session',
  'lists',
  'entitlements',
  'exports',
  'payments',
  'batches',
  'pay-lists',
  'cases',
  'foreign-files',
  'complain',
  'complaints',
  'statistics',
  'reports',
  'accounts',
] as const
export type ApiFunction = (typeof apiFunctions)[number]

/** `public` needs no token; everything else needs a token of the user pool and the named right. */
export type RouteAccess = 'public' | Action

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** API Gateway's form: `/api/lists/{listId}`. */
  readonly path: string
  readonly function: ApiFunction
  readonly access: RouteAccess
  readonly summary: string
  /** Where the unit is found whose tree decides on access; `none` for answers that are about the caller alone or public. */
  readonly unit: 'none' | 'query' | 'body' | 'stored'
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
  readonly status: 200 | 201
  /** Writes carry an `Idempotency-Key`: the same key is the same command. */
  readonly idempotent: boolean
}

/** How the three kinds of routes answer. */
export const read = { status: 200, idempotent: false } as const
export const write = { status: 200, idempotent: true } as const
export const create = { status: 201, idempotent: true } as const
