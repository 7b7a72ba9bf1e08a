import * as z from 'zod'
import { type EdgeResponse, jsonMessage } from '../exchange.ts'

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const answerShape = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

export const internalServerError: EdgeResponse = jsonMessage(500, 'Internal Server Error')

/**
 * The HTTP response of what a function returned (JSON text). Without a `statusCode` the whole answer is the body of a 200; with
 * one, a field of a wrong type is API Gateway's 500.
 */
export function responseOf(payload: string): EdgeResponse {
  const value: unknown = JSON.parse(payload)
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(payload) }
  }
  const parsed = answerShape.safeParse(value)
  if (!parsed.success) return internalServerError
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data
  const lowered = Object.entries(headers ?? {}).map(([name, text]) => [name.toLowerCase(), text])
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=utf-8',
      ...Object.fromEntries(lowered),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}
