import type { ConsoleConfig } from '../boot/config.ts'
import { renewTokens, revokeTokens } from './cognito-call.ts'
import { type Tokens, usernameOf } from './tokens.ts'

interface Stored {
  readonly idToken: string
  readonly refreshToken: string
  /** Milliseconds since 1970, by this machine's clock. */
  readonly expiresAt: number
}

export interface SessionState {
  readonly signedIn: boolean
  /** Why the sign-in form stands there, when it is not the first visit. */
  readonly notice: 'expired' | 'signed-out' | null
  /** Whose session it is, or was the one that has run out; null after he has left. */
  readonly username: string | null
}

export interface Session {
  subscribe(listener: () => void): () => void
  state(): SessionState
  begin(tokens: Tokens): void
  signOut(): Promise<void>
  /** The ID token, renewed when it is about to end; null when nobody is signed in. */
  token(): Promise<string | null>
  /** A new ID token after the server refused the old one; null ends the session. */
  renew(): Promise<string | null>
}

/*
 * Tokens live in memory and in sessionStorage. Why there: a reload must not sign an officer out in the middle of a list, but
 * computers of commune offices are shared, so the session must end with the tab and must not be found by the next person in
 * another one; localStorage and cookies outlive both. A script that runs in the page could read memory as well, so the guard
 * against theft is the Content-Security-Policy and the short life of the tokens, not the place.
 */
const storageKey = 'ansinh.session'
const renewBeforeMs = 60_000

export function createSession(config: ConsoleConfig): Session {
  let stored = readStored()
  let state: SessionState = { signedIn: stored !== null, notice: null, username: usernameIn(stored) }
  let renewal: Promise<string | null> | null = null
  const listeners = new Set<() => void>()

  const set = (next: Stored | null, notice: SessionState['notice']): void => {
    stored = next
    state = {
      signedIn: next !== null,
      notice,
      username: notice === 'expired' ? state.username : usernameIn(next),
    }
    writeStored(next)
    for (const listener of listeners) listener()
  }
  const begin = ({ idToken, refreshToken, lifetimeMs }: Tokens): void =>
    set({ idToken, refreshToken, expiresAt: Date.now() + lifetimeMs }, null)

  const renewOnce = async (): Promise<string | null> => {
    const before = stored
    if (!before) return null
    const tokens = await renewTokens(config, before.refreshToken)
    if (stored !== before) return stored?.idToken ?? null
    if (tokens) begin(tokens)
    else set(null, 'expired')
    return tokens?.idToken ?? null
  }
  // Several calls find the token old at the same moment: they share one renewal.
  const renew = (): Promise<string | null> => {
    renewal ??= renewOnce().finally(() => {
      renewal = null
    })
    return renewal
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    begin,
    async signOut() {
      const before = stored
      set(null, 'signed-out')
      if (before) await revokeTokens(config, before.refreshToken)
    },
    async token() {
      if (!stored) return null
      return stored.expiresAt - Date.now() > renewBeforeMs ? stored.idToken : renew()
    },
    renew,
  }
}

const usernameIn = (stored: Stored | null): string | null => stored && usernameOf(stored.idToken)

function readStored(): Stored | null {
  const text = sessionStorage.getItem(storageKey)
  if (!text) return null
  const found = JSON.parse(text) as Partial<Stored>
  return typeof found.idToken === 'string' &&
    typeof found.refreshToken === 'string' &&
    typeof found.expiresAt === 'number'
    ? { idToken: found.idToken, refreshToken: found.refreshToken, expiresAt: found.expiresAt }
    : null
}

function writeStored(stored: Stored | null): void {
  if (stored) sessionStorage.setItem(storageKey, JSON.stringify(stored))
  else sessionStorage.removeItem(storageKey)
}
