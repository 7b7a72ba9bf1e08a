import './quick-powers.ts'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import * as z from 'zod'
import { type ApiClient, createApiClient } from '../../web/shared/api-client.ts'

const consoleConfig = z.object({
  userPoolId: z.string(),
  userPoolClientId: z.string(),
  cognitoEndpoint: z.string(),
  apiBase: z.string(),
})

export interface StaffSession {
  readonly username: string
  readonly api: ApiClient
}

/** Signs people in as the console does: by the same settings file, SRP and first-password step. */
export interface SignInDesk {
  /** @param password the one that holds afterwards; @param temporary the one on the slip, at a first sign-in */
  signIn(username: string, password: string, temporary?: string | null): Promise<StaffSession>
}

export async function openSignInDesk(site: string): Promise<SignInDesk> {
  const answer = await fetch(new URL('/console/config.json', site))
  const config = consoleConfig.parse(await answer.json())
  const pool = new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    endpoint: new URL(config.cognitoEndpoint, site).href,
    Storage: memoryStorage(),
  })
  return {
    async signIn(username, password, temporary) {
      let token = await firstToken(pool, username, password, temporary)
      const renewToken = async (): Promise<string> => {
        token = await firstToken(pool, username, password)
        return token
      }
      const apiBase = new URL(config.apiBase, site).href.replace(/\/$/, '')
      return { username, api: createApiClient({ apiBase, token: async () => token, renewToken }) }
    },
  }
}

function firstToken(
  pool: CognitoUserPool,
  username: string,
  password: string,
  temporary?: string | null,
): Promise<string> {
  const user = new CognitoUser({ Username: username, Pool: pool, Storage: memoryStorage() })
  const details = new AuthenticationDetails({ Username: username, Password: temporary ?? password })
  return new Promise((resolve, reject) => {
    const answers = {
      onSuccess: (session: { getIdToken(): { getJwtToken(): string } }) => resolve(session.getIdToken().getJwtToken()),
      onFailure: reject,
    }
    user.authenticateUser(details, {
      ...answers,
      newPasswordRequired: () => user.completeNewPasswordChallenge(password, {}, answers),
    })
  })
}

/** Nothing of a sign-in is left on disk or shared between people. */
function memoryStorage() {
  const kept = new Map<string, string>()
  return {
    setItem: (key: string, value: string) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
