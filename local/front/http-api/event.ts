import { randomUUID } from 'node:crypto'
import type { EdgeRequest } from '../exchange.ts'

export interface Authorizer {
  readonly jwt: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null }
}

export interface EventInput {
  readonly request: EdgeRequest
  readonly routeKey: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly authorizer: Authorizer | undefined
  readonly api: { readonly id: string; readonly domain: string; readonly accountId: string; readonly stage: string }
  readonly now: Date
}

/** The event of payload format 2.0, field by field as API Gateway sends it. */
export function proxyEvent({ request, routeKey, pathParameters, authorizer, api, now }: EventInput): object {
  const { cookie, ...headers } = request.headers
  const isText = isTextBody(request.headers['content-type'])
  const path = decodedPath(request.path)
  const query = queryParameters(request.query)
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/).filter(Boolean) }),
    headers,
    ...(query !== undefined && { queryStringParameters: query }),
    requestContext: {
      accountId: api.accountId,
      apiId: api.id,
      ...(authorizer !== undefined && { authorizer }),
      domainName: api.domain,
      domainPrefix: api.id,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.viewerAddress,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: api.stage,
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  }
}

/** HTTP APIs hand the path on decoded, unlike REST APIs. A broken escape stays as it is. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Several values of one name are joined by a comma. */
function queryParameters(query: string): Record<string, string> | undefined {
  if (query === '') return undefined
  // A map, because `?constructor=a` names what every object has.
  const found = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    const known = found.get(name)
    found.set(name, known === undefined ? value : `${known},${value}`)
  }
  return Object.fromEntries(found)
}

/** API Gateway takes these for text; every other body arrives in base64, forms too. */
const isTextBody = (contentType: string | undefined): boolean =>
  contentType === undefined || /^(text\/|application\/(json|javascript|xml)\b)/i.test(contentType)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `12/Mar/2020:19:03:58 +0000` */
function clfTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
}
