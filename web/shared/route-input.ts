import type * as z from 'zod'
import type { Route } from '../../lambdas/contract/route.ts'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'

type RouteTable = typeof routes

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

type ParamsPart<Path extends string> = [ParamNames<Path>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<ParamNames<Path>, string>> }

type QueryPart<R> = R extends { readonly query: infer Q extends z.ZodType } ? { readonly query: z.input<Q> } : unknown

type BodyPart<R> = R extends { readonly body: infer B extends z.ZodType } ? { readonly body: z.input<B> } : unknown

type KeyPart<R> = R extends { readonly idempotent: true } ? { readonly idempotencyKey: string } : unknown

/** All that a call of this route needs: what its path, query, body and idempotency ask for, and nothing else. */
export type RouteInput<N extends RouteName> = ParamsPart<RouteTable[N]['path']> &
  QueryPart<RouteTable[N]> &
  BodyPart<RouteTable[N]> &
  KeyPart<RouteTable[N]>

export type RouteAnswer<N extends RouteName> = z.output<RouteTable[N]['response']>

/** The same without types of one route, as the sending code sees it. */
export interface AnyRouteInput {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

export const routeOf = (name: RouteName): Route => routes[name]

/** @throws TypeError when a part of the path has no value: that is a mistake in the program, never of a user. */
export function urlOf(apiBase: string, path: string, input: AnyRouteInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input.params?.[name]
    if (!value) throw new TypeError(`no value for {${name}} of ${path}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined && value !== null) query.set(name, String(value))
  const text = query.toString()
  return `${apiBase}${filled.replace(/^\/api/, '')}${text ? `?${text}` : ''}`
}
