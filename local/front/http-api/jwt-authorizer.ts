import { JwtVerifier } from 'aws-jwt-verify'
import { FetchError, JwtBaseError, JwtInvalidAudienceError, KidNotFoundInJwksError } from 'aws-jwt-verify/error'
import type { Jwks } from 'aws-jwt-verify/jwk'
import type { EdgeRequest } from '../exchange.ts'
import type { Authorizer } from './event.ts'

export interface JwtConfiguration {
  readonly issuer: string
  readonly audience: readonly string[]
  /** `$request.header.Authorization` and the like. */
  readonly identitySource: string
}

export type Authorized =
  | { readonly kind: 'allowed'; readonly authorizer: Authorizer }
  | { readonly kind: 'unauthorized' | 'forbidden' }

/** Checks the bearer token of a request; `scopes` are those that the route asks for, one of which is enough. */
export type JwtAuthorizer = (request: EdgeRequest, scopes: readonly string[]) => Promise<Authorized>

/** `loadJwks` fetches the issuer's public keys, as API Gateway does; asked again when a token names a key that is not known. */
export function jwtAuthorizer(configuration: JwtConfiguration, loadJwks: () => Promise<Jwks>): JwtAuthorizer {
  const { issuer, audience } = configuration
  const [, header] = /^\$request\.header\.(.+)$/.exec(configuration.identitySource) ?? []
  const verifier = JwtVerifier.create({
    issuer,
    // API Gateway takes `aud`, and `client_id` where there is none: Cognito's access tokens have no `aud`.
    audience: null,
    jwksUri: `${issuer}/.well-known/jwks.json`,
    customJwtCheck: ({ payload }) => {
      const given = [payload.aud ?? payload.client_id].flat()
      if (!given.some((one) => typeof one === 'string' && audience.includes(one))) {
        throw new JwtInvalidAudienceError('Audience not allowed', payload.aud, [...audience])
      }
    },
  })
  let loaded: Promise<void> | undefined
  const load = (): Promise<void> =>
    loadJwks().then(
      (jwks) => verifier.cacheJwks(jwks),
      (error: unknown) => {
        // The next token asks again: an issuer that was down once must not stay so here.
        loaded = undefined
        throw error
      },
    )

  async function verify(token: string) {
    loaded ??= load()
    await loaded
    try {
      return verifier.verifySync(token)
    } catch (error) {
      if (!(error instanceof KidNotFoundInJwksError)) throw error
      loaded = load()
      await loaded
      return verifier.verifySync(token)
    }
  }

  return async (request, scopes) => {
    const given = header === undefined ? undefined : request.headers[header.toLowerCase()]
    const token = given?.replace(/^Bearer\s+/i, '')
    if (token === undefined || token === '') return { kind: 'unauthorized' }
    let payload: Readonly<Record<string, unknown>>
    try {
      payload = await verify(token)
    } catch (error) {
      if (isRefusal(error)) return { kind: 'unauthorized' }
      throw error
    }
    const granted = typeof payload.scope === 'string' ? payload.scope.split(' ') : []
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return { kind: 'forbidden' }
    return {
      kind: 'allowed',
      authorizer: { jwt: { claims: claimsOf(payload), scopes: scopes.length > 0 ? granted : null } },
    }
  }
}

/** Claims arrive as text: a list as `[a b]`, everything else as it prints. */
function claimsOf(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  const text = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(text).join(' ')}]`
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]))
}

/** The token is at fault. Anything else is a fault of this machine. */
const isRefusal = (error: unknown): boolean => error instanceof JwtBaseError && !(error instanceof FetchError)
