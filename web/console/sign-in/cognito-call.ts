import { answerWithinMs, limited } from '../../shared/limited.ts'
import type { ConsoleConfig } from '../boot/config.ts'
import { lifetimeOf, type Tokens } from './tokens.ts'

/** The two calls that need no SRP arithmetic, so that a returning officer does not load the sign-in library. */
async function cognito(config: ConsoleConfig, operation: string, body: unknown): Promise<Answer> {
  // Every call of the console may wait for it: on a line that has gone dead it must not wait for ever.
  const limit = limited(undefined, answerWithinMs)
  try {
    const response = await fetch(config.cognitoEndpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
      signal: limit.signal,
    })
    return { status: response.status, text: await response.text() }
  } finally {
    limit.end()
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}

/**
 * New tokens for a refresh token.
 * @returns null when the pool refuses it: expired, revoked, or the account was locked
 * @throws when the pool could not be reached in time, or is in trouble. The session may still be good then
 */
export async function renewTokens(config: ConsoleConfig, refreshToken: string): Promise<Tokens | null> {
  const answer = await cognito(config, 'InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    ClientId: config.userPoolClientId,
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  })
  if (answer.status >= 500 || answer.status === 429) throw new Error(`cognito: ${answer.status}`)
  if (answer.status !== 200) return null
  const { AuthenticationResult } = JSON.parse(answer.text) as { AuthenticationResult?: { IdToken?: string } }
  const idToken = AuthenticationResult?.IdToken
  return idToken ? { idToken, refreshToken, lifetimeMs: lifetimeOf(idToken) } : null
}

/** Makes the refresh token useless. A failure is no reason to keep the officer signed in: the token dies by itself in hours. */
export async function revokeTokens(config: ConsoleConfig, refreshToken: string): Promise<void> {
  try {
    await cognito(config, 'RevokeToken', { ClientId: config.userPoolClientId, Token: refreshToken })
  } catch (error) {
    console.error('the refresh token could not be revoked', error)
  }
}
