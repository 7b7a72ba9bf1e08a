import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { tooLargeWords } from '../contract/problem.ts'
import { ok, type Result, refuse } from '../domain/result.ts'

/** No message of the contract comes near it; files go to the bucket. */
export const maximumBodyBytes = 64 * 1024

/** The body as JSON, or as an HTML form's fields. */
export function readBody(event: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>): Result<unknown> {
  const raw = event.body ?? ''
  if (raw.length > maximumBodyBytes * 2) return tooLarge()
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw
  if (Buffer.byteLength(text) > maximumBodyBytes) return tooLarge()
  const [type = ''] = (event.headers['content-type'] ?? '').split(';', 1)
  if (isType(type, 'application/x-www-form-urlencoded')) return ok(formFields(text))
  if (!isType(type, 'application/json'))
    return refuse('invalid', 'Yêu cầu phải là JSON (Content-Type: application/json).')
  try {
    return ok(JSON.parse(text, refuseHalfLetters))
  } catch {
    return refuse('invalid', 'Nội dung gửi lên không phải JSON đúng cú pháp.')
  }
}

/** A browser counts a line's end once in its field (`maxlength`) and sends it as two signs. */
const formFields = (text: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))

const isType = (given: string, wanted: string): boolean => given.trim().toLowerCase() === wanted

/** With the u flag a surrogate is matched only where its other half is missing. */
const halfLetter = /\p{Surrogate}/u

/** `"\ud800"` is good JSON and no text: UTF-8 has no form for it, so DynamoDB would refuse it where the caller is told of an outage. */
function refuseHalfLetters(name: string, value: unknown): unknown {
  if (halfLetter.test(name) || (typeof value === 'string' && halfLetter.test(value)))
    throw new SyntaxError('half a letter')
  return value
}

const tooLarge = (): Result<never> => refuse('too-large', tooLargeWords)
