import { gzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { readBody } from './read-body.ts'

/** A page for people without JavaScript. */
export interface Page {
  readonly page: string
  readonly status?: number
}

/** A browser without our script, which asks for a page and not for data. */
export const asksForPage = ({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }): boolean =>
  !(headers.accept ?? '').includes('json') && (headers.accept ?? '').includes('html')

export function pageAnswer(
  { page, status = 200 }: Page,
  event: Pick<APIGatewayProxyEventV2, 'routeKey' | 'headers'>,
): APIGatewayProxyStructuredResultV2 {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept, accept-encoding',
    'x-robots-tag': 'noindex',
  }
  if (!isPacked(event)) return { statusCode: status, headers, body: page }
  return {
    statusCode: status,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: gzipSync(page).toString('base64'),
    isBase64Encoded: true,
  }
}

/**
 * What everybody gets alike goes out packed: CloudFront packs nothing that it may not keep, API Gateway nothing at all, and the figures
 * of a province weigh ten times as much unpacked. An answer to a form does not: it may hold a stranger's words beside something secret,
 * and its length would tell.
 */
const isPacked = ({ routeKey, headers }: Pick<APIGatewayProxyEventV2, 'routeKey' | 'headers'>): boolean =>
  routeKey.startsWith('GET ') &&
  (headers['accept-encoding'] ?? '').split(',').some((encoding) => /^gzip(?!.*;\s*q=0(\.0*)?$)/i.test(encoding.trim()))

/** What was typed. A form holds texts alone; anything else came by JSON, was typed by nobody and may even refuse to become a text. */
export const textFields = (body: unknown): Record<string, string> =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
      )
    : {}

/** What a browser without our script asked for, unchecked. */
export interface AskedForPage {
  /** As its address or its form names it. */
  readonly lang: string | undefined
  /** What was typed; nothing where the body cannot be read. */
  readonly form: Readonly<Record<string, string>>
}

export function askedForPage(
  event: Pick<APIGatewayProxyEventV2, 'queryStringParameters' | 'body' | 'isBase64Encoded' | 'headers'>,
): AskedForPage {
  const body = event.body ? readBody(event) : undefined
  const form = body?.ok ? textFields(body.value) : {}
  return { lang: event.queryStringParameters?.lang ?? form.lang, form }
}
