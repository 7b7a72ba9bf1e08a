import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { complaintNumber } from '../contract/complaints.ts'
import { payListCode } from '../contract/pay-lists.ts'
import { batchId, caseId, entitlementId, exportId, foreignFileId, listId, username } from '../contract/shapes.ts'
import { subscriptionId } from '../contract/subscriptions.ts'

type Params = Readonly<Record<string, string>>

export const pathParams = ({ pathParameters }: Pick<APIGatewayProxyEventV2, 'pathParameters'>): Params =>
  Object.fromEntries(Object.entries(pathParameters ?? {}).map(([name, value]) => [name, value ?? '']))

const paramShapes: Readonly<Record<string, z.ZodType>> = {
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

export const haveTheirShapes = (params: Params): boolean =>
  Object.entries(params).every(([name, value]) => paramShapes[name]?.safeParse(value).success)
