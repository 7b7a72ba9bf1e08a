import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Account, IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import { type ConsoleConfig, type Officer, readConsoleConfig } from './sign-in.ts'
import { world } from './world.ts'

export const commune = '24307'
export const password = 'Mat-khau-cua-toi-1'

const theProvince = (): Promise<Officer> => world().officer('tinh', '66')

/** The sign-in as a browser has it: no keys, only what its user holds. */
export async function browserSignIn(): Promise<{ cognito: CognitoIdentityProviderClient; config: ConsoleConfig }> {
  const { region, endpoint } = world().operator
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nobody' }
  const config = await readConsoleConfig(world().site)
  return { cognito: new CognitoIdentityProviderClient({ region, endpoint, credentials }), config }
}

export const order = (parts: Partial<IssueAccountRequest> = {}): IssueAccountRequest => ({
  username: `can-bo-${crypto.randomUUID().slice(0, 12)}`,
  role: 'xa',
  unit: commune,
  holder: 'Cán bộ LĐ-TBXH Xã Cư Né',
  email: 'xa-cu-ne@example.vn',
  ...parts,
})

export async function issued(parts: Partial<IssueAccountRequest> = {}): Promise<{ account: Account; slip: string }> {
  const { account, temporaryPassword } = await world().call('issueAccount', { body: order(parts) }, await theProvince())
  return { account, slip: temporaryPassword ?? '' }
}

export async function everyAccount(reader: Officer, unit: string): Promise<Account[]> {
  const found: Account[] = []
  let cursor: string | undefined
  do {
    const query = { unit, ...(cursor ? { cursor } : {}) }
    const page = await world().call('accounts', { query }, reader)
    found.push(...page.items)
    cursor = page.cursor ?? undefined
  } while (cursor)
  return found
}

export const stateOf = async (username: string): Promise<Account['state'] | undefined> =>
  (await everyAccount(await theProvince(), commune)).find((account) => account.username === username)?.state

export const historyOf = async (username: string, reader?: Officer): Promise<string[]> =>
  (
    await world().call('accountHistory', { params: { username }, query: {} }, reader ?? (await theProvince()))
  ).items.map(({ sentence }) => sentence)

/** A second account of the province, as the first one issues it. */
export async function anotherChief(): Promise<Officer> {
  const { account, slip } = await issued({ role: 'tinh', unit: '66', holder: 'Sở LĐ-TBXH' })
  return world().signIn(account.username, password, slip)
}

export async function refresh(officer: Officer) {
  const { cognito, config } = await browserSignIn()
  return cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: config.userPoolClientId,
      AuthParameters: { REFRESH_TOKEN: officer.refreshToken },
    }),
  )
}
