import '../../local/demo/quick-powers.ts'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import * as z from 'zod'

/** Somebody who is signed in, with Cognito's three tokens. */
export interface Officer {
  readonly username: string
  readonly idToken: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** @param password the one that holds afterwards; @param slip the temporary one, at a first sign-in */
export type SignIn = (username: string, password: string, slip?: string) => Promise<Officer>

const consoleConfig = z.object({ userPoolId: z.string(), userPoolClientId: z.string(), cognitoEndpoint: z.string() })
export type ConsoleConfig = z.infer<typeof consoleConfig>

export const readConsoleConfig = async (site: string): Promise<ConsoleConfig> =>
  consoleConfig.parse(await (await fetch(new URL('/console/config.json', site))).json())

/** Signs in as the console does: SRP, and the step of the first password. */
export async function openSignIn(site: string): Promise<SignIn> {
  const config = await readConsoleConfig(site)
  return (username, password, slip) => {
    const storage = memoryStorage()
    const pool = new CognitoUserPool({
      UserPoolId: config.userPoolId,
      ClientId: config.userPoolClientId,
      endpoint: new URL(config.cognitoEndpoint, site).href,
      Storage: storage,
    })
    const user = new CognitoUser({ Username: username, Pool: pool, Storage: storage })
    const details = new AuthenticationDetails({ Username: username, Password: slip ?? password })
    return new Promise((resolve, reject) => {
      const answers = {
        onSuccess: (session: Session) =>
          resolve({
            username,
            idToken: session.getIdToken().getJwtToken(),
            accessToken: session.getAccessToken().getJwtToken(),
            refreshToken: session.getRefreshToken().getToken(),
          }),
        onFailure: reject,
      }
      user.authenticateUser(details, {
        ...answers,
        newPasswordRequired: () => user.completeNewPasswordChallenge(password, {}, answers),
      })
    })
  }
}

interface Session {
  getIdToken(): { getJwtToken(): string }
  getAccessToken(): { getJwtToken(): string }
  getRefreshToken(): { getToken(): string }
}

function memoryStorage() {
  const kept = new Map<string, string>()
  return {
    setItem: (key: string, value: string) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
