import { randomUUID } from 'node:crypto'
import { createContext, Script } from 'node:vm'
import * as z from 'zod'
import { type EdgeRequest, type EdgeResponse, textResponse } from './exchange.ts'

/**
 * CloudFront gives a function about a millisecond of its processor. This is time of the clock: on a machine that is busy with other
 * work 200 ms were sometimes too few, and a page came without its scripts. An endless loop shall still end.
 */
const usualLimitMs = 2_000

const valueShape = z.object({ value: z.string(), multiValue: z.array(z.object({ value: z.string() })).optional() })
const valuesShape = z.record(z.string(), valueShape).default({})
const requestShape = z.object({ uri: z.string(), querystring: valuesShape, headers: valuesShape, cookies: valuesShape })
const responseShape = z.object({
  statusCode: z.number().int(),
  headers: valuesShape,
  cookies: valuesShape,
  body: z.union([z.string(), z.object({ encoding: z.enum(['text', 'base64']), data: z.string() })]).default(''),
})

type Values = z.infer<typeof valuesShape>

/** A CloudFront Function at viewer-request: answers the request that goes on, or the response that ends it. */
export type ViewerRequestFunction = (request: EdgeRequest) => Promise<EdgeRequest | EdgeResponse>

/** Compiles the code as it stands in the template. It runs in a context of its own, with nothing of Node in reach. */
export function viewerRequestFunction(
  name: string,
  code: string,
  distribution: { id: string; domain: string },
  limitMs = usualLimitMs,
): ViewerRequestFunction {
  const context = createContext({ console: { log: () => {} } })
  new Script(code, { filename: name }).runInContext(context, { timeout: limitMs })
  const call = new Script('handler(JSON.parse(__event))', { filename: name })
  return async (request) => {
    context.__event = JSON.stringify(eventOf(request, distribution))
    try {
      const answer: unknown = JSON.parse(JSON.stringify(await call.runInContext(context, { timeout: limitMs })))
      const response = responseShape.safeParse(answer)
      return response.success ? responseFrom(response.data) : requestFrom(requestShape.parse(answer), request)
    } catch (error) {
      console.error(`CloudFront function ${name}: ${error instanceof Error ? error.message : String(error)}`)
      return textResponse(503, 'text/html', 'The CloudFront function associated with this behavior failed.')
    }
  }
}

function eventOf(request: EdgeRequest, { id, domain }: { id: string; domain: string }): object {
  const { cookie, ...headers } = request.headers
  const cookies = (cookie ?? '').split(/;\s*/).filter(Boolean)
  return {
    version: '1.0',
    context: {
      distributionDomainName: domain,
      distributionId: id,
      eventType: 'viewer-request',
      requestId: randomUUID(),
    },
    viewer: { ip: request.viewerAddress },
    request: {
      method: request.method,
      uri: request.path,
      querystring: valuesOf(request.query.split('&').filter(Boolean).map(splitPair)),
      headers: valuesOf(Object.entries(headers)),
      cookies: valuesOf(cookies.map(splitPair)),
    },
  }
}

function splitPair(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function valuesOf(pairs: readonly (readonly [string, string])[]): Values {
  const values: Values = {}
  for (const [name, value] of pairs) {
    const known = values[name]
    if (known === undefined) values[name] = { value }
    else known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }]
  }
  return values
}

const pairsOf = (values: Values): readonly (readonly [string, string])[] =>
  Object.entries(values).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((one) => [name, one.value] as const),
  )

function requestFrom(answer: z.infer<typeof requestShape>, original: EdgeRequest): EdgeRequest {
  const cookie = pairsOf(answer.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, { value }]) => [name.toLowerCase(), value]),
  )
  return {
    ...original,
    path: answer.uri,
    query: pairsOf(answer.querystring)
      .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
      .join('&'),
    headers: cookie === '' ? headers : { ...headers, cookie },
  }
}

function responseFrom(answer: z.infer<typeof responseShape>): EdgeResponse {
  const { body } = answer
  const cookies = pairsOf(answer.cookies).map(([name, value]) => `${name}=${value}`)
  return {
    status: answer.statusCode,
    headers: {
      ...Object.fromEntries(Object.entries(answer.headers).map(([name, { value }]) => [name.toLowerCase(), value])),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body:
      typeof body === 'string'
        ? Buffer.from(body)
        : Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8'),
  }
}
