import type { CorsRule } from './bucket.ts'
import { S3Error } from './s3-error.ts'

type Headers = Readonly<Record<string, string>>

const matches = (pattern: string, value: string): boolean => {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === value
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return value.length >= head.length + tail.length && value.startsWith(head) && value.endsWith(tail)
}

const ruleFor = (rules: readonly CorsRule[], origin: string, method: string, wanted: readonly string[]) =>
  rules.find(
    (rule) =>
      rule.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      rule.allowedMethods.includes(method) &&
      wanted.every((name) => rule.allowedHeaders?.some((pattern) => matches(pattern.toLowerCase(), name))),
  )

function allowance(rule: CorsRule, origin: string): Record<string, string> {
  const forAll = rule.allowedOrigins.includes('*')
  return {
    'access-control-allow-origin': forAll ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposedHeaders?.length ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') } : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    ...(forAll ? {} : { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

/**
 * The headers of an OPTIONS answer.
 * @throws S3Error AccessForbidden when no rule allows the call, BadRequest when it is no preflight
 */
export function preflightHeaders(rules: readonly CorsRule[], headers: Headers): Record<string, string> {
  const origin = headers.origin
  const method = headers['access-control-request-method']
  if (origin === undefined || method === undefined) {
    throw new S3Error('BadRequest', 'Insufficient information. Origin request header needed.')
  }
  if (rules.length === 0) throw new S3Error('AccessForbidden')
  const wanted = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const rule = ruleFor(rules, origin, method, wanted)
  if (rule === undefined) {
    throw new S3Error(
      'AccessForbidden',
      'CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource’s CORS spec.',
    )
  }
  return {
    ...allowance(rule, origin),
    ...(wanted.length > 0 ? { 'access-control-allow-headers': wanted.join(', ') } : {}),
  }
}

/** The headers that let a page read an answer, refusals too; none when no rule allows the call. */
export function corsHeaders(rules: readonly CorsRule[], method: string, headers: Headers): Record<string, string> {
  const origin = headers.origin
  if (origin === undefined) return {}
  const rule = ruleFor(rules, origin, method, [])
  return rule === undefined ? {} : allowance(rule, origin)
}
