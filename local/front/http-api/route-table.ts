/** One route of an HTTP API; `target` is what answers it. */
export interface Route<Target> {
  /** `GET /people/{id}`, `ANY /files/{proxy+}` or `$default`. */
  readonly routeKey: string
  readonly target: Target
}

export interface RouteMatch<Target> {
  readonly route: Route<Target>
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>
}

interface Compiled<Target> {
  readonly route: Route<Target>
  readonly method: string
  readonly segments: readonly string[]
}

const isGreedy = (segment: string): boolean => segment.endsWith('+}')
const isVariable = (segment: string): boolean => segment.startsWith('{')
const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/**
 * API Gateway's choice among routes: a fixed segment before a variable, a variable before a greedy one, a method before ANY, and
 * `$default` at last. A path that matches under another method only is not found.
 */
export function routeTable<Target>(
  routes: readonly Route<Target>[],
): (method: string, path: string) => RouteMatch<Target> | undefined {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default')
  const compiled = routes
    .filter((route) => route !== fallback)
    .map((route): Compiled<Target> => {
      const [method = '', path = ''] = route.routeKey.split(' ')
      return { route, method, segments: path.split('/').slice(1) }
    })
    .sort(bySpecificity)

  return (method, path) => {
    const parts = path.split('/').slice(1)
    for (const { route, method: wanted, segments } of compiled) {
      if (wanted !== method && wanted !== 'ANY') continue
      const pathParameters = match(segments, parts)
      if (pathParameters !== undefined) return { route, pathParameters }
    }
    return fallback && { route: fallback, pathParameters: {} }
  }
}

const rank = (segment: string | undefined): number => {
  if (segment === undefined) return 3
  if (!isVariable(segment)) return 0
  return isGreedy(segment) ? 2 : 1
}

function bySpecificity(a: Compiled<unknown>, b: Compiled<unknown>): number {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index])
    if (difference !== 0) return difference
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY')
}

function match(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const part = parts[index]
    if (part === undefined) return undefined
    if (isGreedy(segment)) {
      const rest = parts.slice(index)
      if (rest.every((one) => one === '')) return undefined
      found[segment.slice(1, -2)] = rest.map(decode).join('/')
      return found
    }
    if (isVariable(segment)) {
      if (part === '') return undefined
      found[segment.slice(1, -1)] = decode(part)
    } else if (segment !== decode(part)) return undefined
  }
  return segments.length === parts.length ? found : undefined
}
