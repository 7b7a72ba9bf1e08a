import {
  AdminInitiateAuthCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { totpCode } from '../../local/engines/cognito/totp.ts'
import {
  browserSignIn,
  commune,
  historyOf,
  issued,
  order,
  password,
  refresh,
  stateOf,
} from '../support/issued-accounts.ts'
import type { ConsoleConfig, Officer } from '../support/sign-in.ts'
import { world } from '../support/world.ts'

let province: Officer
let cognito: CognitoIdentityProviderClient
let config: ConsoleConfig
beforeAll(async () => {
  province = await world().officer('tinh', '66')
  ;({ cognito, config } = await browserSignIn())
})

describe('a slip that was lost', () => {
  it('is replaced: the old password and every sign-in end, the new slip opens', async () => {
    const { account, slip } = await issued()
    const before = await world().signIn(account.username, password, slip)
    const params = { username: account.username }
    const { temporaryPassword } = await world().call('resetPassword', { params }, province)
    await expect(world().signIn(account.username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await expect(refresh(before)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const after = await world().signIn(account.username, `${password}2`, temporaryPassword ?? '')
    expect((await world().call('session', {}, after)).username).toBe(account.username)
  })

  // The second one set another password, and the slip that was printed from the first answer did not open.
  it('is replaced once by one command, and the new slip is told once', async () => {
    const { account, slip } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    const first = await world().call('resetPassword', input, province)
    const second = await world().call('resetPassword', input, province)
    expect(second).toEqual({ account: first.account, temporaryPassword: null })
    await expect(world().signIn(account.username, password, slip)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
    await world().signIn(account.username, password, first.temporaryPassword ?? '')
    expect((await historyOf(account.username)).filter((line) => line.includes('cấp lại mật khẩu'))).toHaveLength(1)
  })

  it('is replaced once by one command that came twice at the same time', async () => {
    const { account } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    const answers = await Promise.all([0, 1, 2].map(() => world().send('resetPassword', input, province)))
    const slips = answers.flatMap(({ status, text }) => (status === 200 ? [JSON.parse(text).temporaryPassword] : []))
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(slips.filter((slip) => slip !== null)).toHaveLength(1)
    await world().signIn(
      account.username,
      password,
      slips.find((slip) => slip !== null),
    )
  })

  it('is not replaced by a command whose key stands for another deed', async () => {
    const { account } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    await world().call('lockAccount', { ...input, body: { locked: true } }, province)
    expect(await world().refused('resetPassword', input, province)).toMatchObject({ status: 409, code: 'conflict' })
  })
})

describe('the holder of an account', () => {
  let officer: Officer
  beforeAll(async () => {
    const { account, slip } = await issued()
    officer = await world().signIn(account.username, password, slip)
  })

  it.each<[string, string]>([
    ['custom:unit', '66'],
    ['email', 'toi@example.vn'],
    ['name', 'Giám đốc Sở'],
    ['email_verified', 'true'],
  ])('cannot change %s', async (Name, Value) => {
    const change = new UpdateUserAttributesCommand({
      AccessToken: officer.accessToken,
      UserAttributes: [{ Name, Value }],
    })
    await expect(cognito.send(change)).rejects.toMatchObject({
      name: expect.stringMatching(/NotAuthorized|InvalidParameter/),
    })
    const { UserAttributes = [] } = await cognito.send(new GetUserCommand({ AccessToken: officer.accessToken }))
    expect(UserAttributes.find((one) => one.Name === 'custom:unit')?.Value).toBe(commune)
  })

  it('stays bound to the unit in the tokens that he renews', async () => {
    const { AuthenticationResult } = await refresh(officer)
    const renewed = { ...officer, idToken: AuthenticationResult?.IdToken ?? '' }
    expect((await world().call('session', {}, renewed)).unit.code).toBe(commune)
  })

  it('may choose another password, if he knows the old one', async () => {
    const change = (PreviousPassword: string) =>
      cognito.send(
        new ChangePasswordCommand({
          AccessToken: officer.accessToken,
          PreviousPassword,
          ProposedPassword: `${password}9`,
        }),
      )
    await expect(change('Khong-phai-no-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await change(password)
    expect((await world().signIn(officer.username, `${password}9`)).username).toBe(officer.username)
  })
})

describe('a holder who deletes himself at Cognito, which no setting forbids', () => {
  it('signs in no more; the note and its history stay, and the office issues the account again by a new slip', async () => {
    const { account, slip } = await issued()
    const { username } = account
    const officer = await world().signIn(username, password, slip)
    await world().call('session', {}, officer)
    await cognito.send(new DeleteUserCommand({ AccessToken: officer.accessToken }))
    await expect(world().signIn(username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    expect(await stateOf(username)).toBe('active')
    expect(await world().refused('issueAccount', { body: order({ username }) }, province)).toMatchObject({
      status: 409,
    })

    const params = { username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    const { temporaryPassword } = await world().call('resetPassword', { params }, province)
    const back = await world().signIn(username, `${password}3`, temporaryPassword ?? '')
    expect(await world().call('session', {}, back)).toMatchObject({ username, role: 'xa', unit: { code: commune } })
    expect(await historyOf(username)).toHaveLength(6)
  })

  it('or sets up codes with a stolen token is let in by a new slip', async () => {
    const { account, slip } = await issued()
    const { username } = account
    const { accessToken: AccessToken } = await world().signIn(username, password, slip)
    const { SecretCode = '' } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = totpCode(SecretCode, Date.now())
    await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
    const { temporaryPassword } = await world().call('resetPassword', { params: { username } }, province)
    expect((await world().signIn(username, `${password}4`, temporaryPassword ?? '')).username).toBe(username)
  })
})

describe('nobody', () => {
  it('makes an account for himself, asks for a password by mail, or signs in past SRP', async () => {
    const ClientId = config.userPoolClientId
    const Username = 'toi-tu-lam'
    await expect(cognito.send(new SignUpCommand({ ClientId, Username, Password: password }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
    await expect(cognito.send(new ForgotPasswordCommand({ ClientId, Username: province.username }))).rejects.toThrow()
    const plain = { USERNAME: province.username, PASSWORD: password }
    await expect(
      cognito.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters: plain })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const UserPoolId = config.userPoolId
    await expect(
      cognito.send(
        new AdminInitiateAuthCommand({
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          ClientId,
          UserPoolId,
          AuthParameters: plain,
        }),
      ),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: expect.any(Number) } })
  })
})
