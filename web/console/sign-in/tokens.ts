/** What a sign-in yields. `lifetimeMs` is counted from its arrival: clocks of office computers are often wrong. */
export interface Tokens {
  readonly idToken: string
  readonly refreshToken: string
  readonly lifetimeMs: number
}

interface Claims {
  readonly exp?: number
  readonly iat?: number
}

/** Reads a token's times without checking it: only the server's check counts. */
export function lifetimeOf(idToken: string): number {
  const [, payload = ''] = idToken.split('.')
  const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Claims
  return ((claims.exp ?? 0) - (claims.iat ?? 0)) * 1000
}
