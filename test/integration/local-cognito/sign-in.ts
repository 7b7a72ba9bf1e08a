import '../../../local/demo/quick-powers.ts'
/** Cognito's own browser library, as promises. */
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js'
import { clientId, poolId } from './open-cloud.ts'

export type Outcome =
  | { readonly kind: 'session'; readonly user: CognitoUser; readonly session: CognitoUserSession }
  | {
      readonly kind: 'new-password'
      readonly user: CognitoUser
      readonly attributes: Record<string, string>
      readonly required: string[]
    }
  | { readonly kind: 'totp'; readonly user: CognitoUser }
  | { readonly kind: 'mfa-setup'; readonly user: CognitoUser }

export function browserUser(url: string, username: string): CognitoUser {
  const kept = new Map<string, string>()
  const storage: ICognitoStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url, Storage: storage })
  return new CognitoUser({ Username: username, Pool: pool, Storage: storage })
}

/** Signs in by SRP; rejects with Cognito's error. */
export function signIn(url: string, username: string, password: string): Promise<Outcome> {
  const user = browserUser(url, username)
  const details = new AuthenticationDetails({ Username: username, Password: password })
  return outcome(user, (callbacks) => user.authenticateUser(details, callbacks))
}

export function setNewPassword(user: CognitoUser, password: string, attributes: Record<string, string> = {}) {
  return outcome(user, (callbacks) => user.completeNewPasswordChallenge(password, attributes, callbacks))
}

export function giveCode(user: CognitoUser, code: string): Promise<Outcome> {
  return outcome(user, (callbacks) => user.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'))
}

/** A sign-in that is expected to end with tokens. */
export async function sessionOf(url: string, username: string, password: string): Promise<CognitoUserSession> {
  const end = await signIn(url, username, password)
  if (end.kind !== 'session') throw new Error(`expected a session, got ${end.kind}`)
  return end.session
}

interface Callbacks {
  onSuccess(session: CognitoUserSession): void
  onFailure(error: Error): void
  newPasswordRequired(attributes: Record<string, string>, required: string[]): void
  totpRequired(): void
  mfaSetup(): void
  mfaRequired(): void
}

function outcome(user: CognitoUser, act: (callbacks: Callbacks) => void): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    act({
      onSuccess: (session) => resolve({ kind: 'session', user, session }),
      onFailure: reject,
      newPasswordRequired: (attributes, required) => resolve({ kind: 'new-password', user, attributes, required }),
      totpRequired: () => resolve({ kind: 'totp', user }),
      mfaSetup: () => resolve({ kind: 'mfa-setup', user }),
      mfaRequired: () => reject(new Error('SMS is not expected')),
    })
  })
}
