import './quick-powers.ts'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'
import type { ConsoleConfig } from '../boot/config.ts'
import { lifetimeOf, type Tokens } from './tokens.ts'

/** Where a sign-in stands: done, or what Cognito asks for next. `submit` goes on from there. */
export type SignInStep =
  | { readonly kind: 'signed-in'; readonly tokens: Tokens }
  | { readonly kind: 'new-password'; submit(password: string): Promise<SignInStep> }
  | { readonly kind: 'code'; submit(code: string): Promise<SignInStep> }

/** The password itself never leaves the browser (SRP). @throws what the library throws; `signInProblem` has the words for it */
export function startSignIn(config: ConsoleConfig, username: string, password: string): Promise<SignInStep> {
  // The library would keep tokens of its own in localStorage; the session keeps them instead.
  const Storage = new MemoryStorage()
  const pool = new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    endpoint: config.cognitoEndpoint,
    Storage,
  })
  const user = new CognitoUser({ Username: username, Pool: pool, Storage })
  const details = new AuthenticationDetails({ Username: username, Password: password })
  return new Promise((resolve, reject) => user.authenticateUser(details, callbacks(user, resolve, reject)))
}

function callbacks(user: CognitoUser, resolve: (step: SignInStep) => void, reject: (error: unknown) => void) {
  return {
    onSuccess: (session: CognitoUserSession) => resolve({ kind: 'signed-in', tokens: tokensOf(session) }),
    onFailure: reject,
    newPasswordRequired: () =>
      resolve({
        kind: 'new-password',
        submit: (password) =>
          new Promise((next, fail) => user.completeNewPasswordChallenge(password, {}, callbacks(user, next, fail))),
      }),
    totpRequired: () =>
      resolve({
        kind: 'code',
        submit: (code) =>
          new Promise((next, fail) => user.sendMFACode(code, callbacks(user, next, fail), 'SOFTWARE_TOKEN_MFA')),
      }),
  }
}

function tokensOf(session: CognitoUserSession): Tokens {
  const idToken = session.getIdToken().getJwtToken()
  return { idToken, refreshToken: session.getRefreshToken().getToken(), lifetimeMs: lifetimeOf(idToken) }
}

class MemoryStorage {
  readonly #items = new Map<string, string>()
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value)
  }
  removeItem(key: string): void {
    this.#items.delete(key)
  }
  clear(): void {
    this.#items.clear()
  }
}
