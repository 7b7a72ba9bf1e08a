/** What a sign-in yields. `lifetimeMs` is counted from its arrival: clocks of office computers are often wrong. */
export interface Tokens {
  readonly idToken: string
  readonly refreshToken: string
  readonly lifetimeMs: number
}

interface Claims {
  readonly exp?: number
  readonly iat?: number
  readonly 'cognito:username'?: string
}

const claimsOf = (idToken: string): Claims => {
  const [, payload = ''] = idToken.split('.')
  return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Claims
}

/** Reads a token's times without checking it: only the server's check counts. */
export function lifetimeOf(idToken: string): number {
  const claims = claimsOf(idToken)
  return ((claims.exp ?? 0) - (claims.iat ?? 0)) * 1000
}

/** Whose token it is; read without checking it, likewise. */
export const usernameOf = (idToken: string): string => claimsOf(idToken)['cognito:username'] ?? ''
