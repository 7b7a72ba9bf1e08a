import type * as z from 'zod'
import { complaintNumber } from '../contract/complaints.ts'
import { payListCode } from '../contract/pay-lists.ts'
import { batchId, caseId, entitlementId, exportId, foreignFileId, listId, username } from '../contract/shapes.ts'
import { subscriptionId } from '../contract/subscriptions.ts'

const shapes: Readonly<Record<string, z.ZodType>> = {
  listId,
  entitlementId,
  exportId,
  caseId,
  foreignFileId,
  batchId,
  payListCode,
  complaintNumber,
  username,
  subscriptionId,
}

/**
 * What a path names.
 * @returns undefined for an id of another shape, which is nothing that exists: the store would answer a key of 8,000 letters with an error
 */
export function pathParams(
  named: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> | undefined {
  const params = Object.entries(named).map(([name, value]) => [name, value ?? ''] as const)
  const areIds = params.every(([name, value]) => shapes[name]?.safeParse(value).success)
  return areIds ? Object.fromEntries(params) : undefined
}
