import * as z from 'zod'
import type { EdgeRequest, EdgeResponse } from '../exchange.ts'

const list = z.array(z.string()).default([])
const flag = z.union([z.boolean(), z.stringbool()])
export const corsShape = z.object({
  AllowOrigins: list,
  AllowMethods: list,
  AllowHeaders: list,
  ExposeHeaders: list,
  MaxAge: z.coerce.number().optional(),
  AllowCredentials: flag.default(false),
})
export type CorsConfiguration = z.infer<typeof corsShape>

export interface Cors {
  /** The answer to a preflight; undefined when the request is none. */
  preflight(request: EdgeRequest): EdgeResponse | undefined
  /** API Gateway's own headers take the place of the function's. */
  decorate(request: EdgeRequest, response: EdgeResponse): EdgeResponse
}

export function corsOf(given: CorsConfiguration): Cors {
  const allowed = (origin: string | undefined): string | undefined => {
    if (origin === undefined) return undefined
    if (given.AllowOrigins.includes('*')) return '*'
    return given.AllowOrigins.some((one) => one === origin || matchesWildcard(one, origin)) ? origin : undefined
  }
  const common = (origin: string): Record<string, string> => ({
    'access-control-allow-origin': origin,
    ...(given.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(given.ExposeHeaders.length > 0 && { 'access-control-expose-headers': given.ExposeHeaders.join(',') }),
  })
  return {
    preflight(request) {
      if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
        return undefined
      const origin = allowed(request.headers.origin)
      const headers: Record<string, string> =
        origin === undefined
          ? {}
          : {
              ...common(origin),
              'access-control-allow-methods': given.AllowMethods.join(','),
              'access-control-allow-headers': given.AllowHeaders.join(','),
              ...(given.MaxAge !== undefined && { 'access-control-max-age': String(given.MaxAge) }),
            }
      return { status: 204, headers, body: Buffer.alloc(0) }
    },
    decorate(request, response) {
      const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'))
      const origin = allowed(request.headers.origin)
      return { ...response, headers: { ...Object.fromEntries(own), ...(origin !== undefined && common(origin)) } }
    },
  }
}

/** `https://*` is the one wildcard that API Gateway knows within an origin. */
const matchesWildcard = (pattern: string, origin: string): boolean =>
  (pattern === 'https://*' || pattern === 'http://*') && origin.startsWith(pattern.slice(0, -1))
