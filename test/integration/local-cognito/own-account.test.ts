import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { totpCode } from '../../../local/engines/cognito/totp.ts'
import { aClient, type Cloud, type CloudOptions, clientId, openCloud, poolId } from './open-cloud.ts'
import { giveCode, sessionOf, signIn } from './sign-in.ts'

const own = 'Rieng-cua-toi-2021'
const other = 'Mat-khau-khac-2021'
const HALF_MINUTE = 30_000

let cloud: Cloud
let token: string

async function open(options: CloudOptions = {}): Promise<void> {
  cloud = await openCloud(options)
  const UserAttributes = [
    { Name: 'email', Value: 'lan@example.vn' },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'custom:unit', Value: '24265' },
    { Name: 'custom:born', Value: '1990' },
  ]
  const user = { UserPoolId: poolId, Username: 'lan' }
  await cloud.admin.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cloud.admin.send(new AdminSetUserPasswordCommand({ ...user, Password: own, Permanent: true }))
}

async function openSignedIn(options: CloudOptions = {}): Promise<void> {
  await open(options)
  token = (await sessionOf(cloud.url, 'lan', own)).getAccessToken().getJwtToken()
}

afterEach(async () => {
  await cloud.close()
  cloud.remove()
})

const update = (Name: string, Value: string) =>
  cloud.admin.send(new UpdateUserAttributesCommand({ AccessToken: token, UserAttributes: [{ Name, Value }] }))

describe("A user's own attributes", () => {
  it('show what the client may read', async () => {
    await openSignedIn()
    const { UserAttributes = [] } = await cloud.admin.send(new GetUserCommand({ AccessToken: token }))
    expect(UserAttributes.map(({ Name }) => Name).toSorted()).toEqual(['custom:unit', 'email', 'email_verified', 'sub'])
  })

  it('can be changed where the client may write: never the unit, never "verified"', async () => {
    await openSignedIn()
    await update('name', 'H Lan Niê')
    for (const [name, value] of [
      ['custom:unit', '1'],
      ['email_verified', 'true'],
      ['sub', 'x'],
      ['custom:unknown', 'x'],
    ] as const) {
      await expect(update(name, value)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      })
    }
    const user = await cloud.admin.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'lan' }))
    expect(user.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'custom:unit', Value: '24265' },
        { Name: 'name', Value: 'H Lan Niê' },
      ]),
    )
  })

  it('are all open to him where the client says nothing, except what cannot change: the trap of the cloud', async () => {
    await openSignedIn()
    const { writeAttributes: _, ...careless } = aClient()
    cloud.pool.createClient(careless)
    await update('custom:unit', '1')
    await expect(update('custom:born', '1991')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('user.custom:born: Attribute cannot be updated.'),
    })
  })

  it('lose their proof when the address changes', async () => {
    await openSignedIn()
    await update('email', 'moi@example.vn')
    const { UserAttributes } = await cloud.admin.send(new GetUserCommand({ AccessToken: token }))
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' })
  })
})

describe('Changing a password', () => {
  const change = (PreviousPassword: string, ProposedPassword: string) =>
    cloud.admin.send(new ChangePasswordCommand({ AccessToken: token, PreviousPassword, ProposedPassword }))

  it('takes the old one and a good new one', async () => {
    await openSignedIn()
    await expect(change('Doan-mo-2021', other)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(change(own, 'ngan')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await change(own, other)
    await expect(signIn(cloud.url, 'lan', own)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
    expect((await signIn(cloud.url, 'lan', other)).kind).toBe('session')
  })

  it('cannot be used to guess the old one', async () => {
    await openSignedIn()
    for (let failure = 1; failure <= 5; failure++) await change('Doan-mo-2021', other).catch(() => undefined)
    await expect(change(own, other)).rejects.toMatchObject({ name: 'LimitExceededException' })
  })
})

describe('One-time codes', () => {
  const codeIn = (secret: string, steps = 0) => totpCode(secret, cloud.now() + steps * HALF_MINUTE)

  async function newSecret(): Promise<string> {
    const { SecretCode = '' } = await cloud.admin.send(new AssociateSoftwareTokenCommand({ AccessToken: token }))
    return SecretCode
  }
  const verify = (UserCode: string) =>
    cloud.admin.send(new VerifySoftwareTokenCommand({ AccessToken: token, UserCode }))
  const prefer = (Enabled: boolean) =>
    cloud.admin.send(
      new SetUserMFAPreferenceCommand({
        AccessToken: token,
        SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
      }),
    )

  async function withCodes(): Promise<string> {
    await openSignedIn()
    const secret = await newSecret()
    await verify(codeIn(secret))
    await prefer(true)
    cloud.advance(HALF_MINUTE)
    return secret
  }

  async function totpStep() {
    const step = await signIn(cloud.url, 'lan', own)
    if (step.kind !== 'totp') throw new Error(step.kind)
    return step.user
  }

  it('are the codes of RFC 6238', () => {
    // Appendix B's SHA-1 secret and times; six digits are the last six of its eight.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect([59, 1111111109, 20000000000].map((second) => totpCode(secret, second * 1000))).toEqual([
      '287082',
      '081804',
      '353130',
    ])
    return open()
  })

  it('are asked for once a first code was right and the user wants them', async () => {
    await openSignedIn()
    await expect(prefer(true)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const secret = await newSecret()
    await expect(verify('000000')).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' })
    await verify(codeIn(secret))
    expect((await signIn(cloud.url, 'lan', own)).kind).toBe('session')
    await prefer(true)
    const { UserMFASettingList } = await cloud.admin.send(new GetUserCommand({ AccessToken: token }))
    expect(UserMFASettingList).toEqual(['SOFTWARE_TOKEN_MFA'])
    expect((await signIn(cloud.url, 'lan', own)).kind).toBe('totp')
  })

  it('let in with the code of now and of half a minute ago, not of a minute ago', async () => {
    const secret = await withCodes()
    cloud.advance(10 * HALF_MINUTE)
    const user = await totpStep()
    await expect(giveCode(user, codeIn(secret, -2))).rejects.toMatchObject({ code: 'CodeMismatchException' })
    expect((await giveCode(user, codeIn(secret, -1))).kind).toBe('session')
  })

  it('are good once, also the one that proved the secret', async () => {
    const secret = await withCodes()
    const code = codeIn(secret)
    const reused = {
      code: 'ExpiredCodeException',
      message: 'Your software token has already been used once.',
    }
    await expect(giveCode(await totpStep(), codeIn(secret, -1))).rejects.toMatchObject(reused)
    expect((await giveCode(await totpStep(), code)).kind).toBe('session')
    await expect(giveCode(await totpStep(), code)).rejects.toMatchObject(reused)
  })

  it('cannot be guessed: wrong ones lock like wrong passwords, and a right password does not unlock', async () => {
    const secret = await withCodes()
    const wrong = codeIn(secret) === '000000' ? '000001' : '000000'
    for (let failure = 1; failure <= 5; failure++) {
      await expect(giveCode(await totpStep(), wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' })
    }
    await expect(signIn(cloud.url, 'lan', own)).rejects.toMatchObject({ message: 'Password attempts exceeded' })
    cloud.advance(1000)
    expect((await giveCode(await totpStep(), codeIn(secret))).kind).toBe('session')
  })

  it('can be switched off by an administrator for somebody without his telephone', async () => {
    await withCodes()
    const off = { UserPoolId: poolId, Username: 'lan', SoftwareTokenMfaSettings: { Enabled: false } }
    await cloud.admin.send(new AdminSetUserMFAPreferenceCommand(off))
    expect((await signIn(cloud.url, 'lan', own)).kind).toBe('session')
  })

  it('have to be set up at the first sign-in where the pool demands them', async () => {
    await open({ pool: { mfaConfiguration: 'ON' } })
    const step = await signIn(cloud.url, 'lan', own)
    if (step.kind !== 'mfa-setup') throw new Error(step.kind)
    const secret = await new Promise<string>((resolve, reject) =>
      step.user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
    )
    const verifyWith = (code: string) =>
      new Promise((resolve, reject) =>
        step.user.verifySoftwareToken(code, 'máy của Lan', { onSuccess: resolve, onFailure: reject }),
      )
    await expect(verifyWith('12345')).rejects.toMatchObject({ code: 'EnableSoftwareTokenMFAException' })
    await expect(verifyWith(codeIn(secret))).resolves.toBeDefined()
    cloud.advance(HALF_MINUTE)
    expect((await giveCode(await totpStep(), codeIn(secret))).kind).toBe('session')
  })

  it('do not exist where the pool has none', async () => {
    await openSignedIn({ pool: { mfaConfiguration: 'OFF' } })
    await expect(newSecret()).rejects.toMatchObject({ name: 'SoftwareTokenMFANotFoundException' })
  })
})

describe('A forgotten password', () => {
  const ask = (Username: string) => cloud.admin.send(new ForgotPasswordCommand({ ClientId: clientId, Username }))
  const confirm = (ConfirmationCode: string, Password = other) =>
    cloud.admin.send(
      new ConfirmForgotPasswordCommand({ ClientId: clientId, Username: 'lan', ConfirmationCode, Password }),
    )
  const mailedCode = () => {
    const message = cloud.messages.at(-1)
    if (message?.kind !== 'reset-code') throw new Error('no code was sent')
    return message.secret
  }

  it('is replaced with the code that its owner was sent, once', async () => {
    await open()
    const { CodeDeliveryDetails } = await ask('lan')
    expect(CodeDeliveryDetails).toMatchObject({ Destination: 'l***@e***', DeliveryMedium: 'EMAIL' })
    expect(cloud.messages).toMatchObject([{ kind: 'reset-code', to: 'lan@example.vn', username: 'lan' }])
    await confirm(mailedCode())
    expect((await signIn(cloud.url, 'lan', other)).kind).toBe('session')
    await expect(confirm(mailedCode(), own)).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })

  it('is not replaced with a wrong code, a late one, or after five guesses', async () => {
    await open()
    await ask('lan')
    cloud.advance(60 * 60_000)
    await expect(confirm(mailedCode())).rejects.toMatchObject({ name: 'ExpiredCodeException' })
    await ask('lan')
    const code = mailedCode()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let guess = 1; guess <= 5; guess++) {
      await expect(confirm(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await expect(confirm(code)).rejects.toMatchObject({ name: 'LimitExceededException' })
  })

  it('of nobody is answered like that of somebody', async () => {
    await open()
    const { CodeDeliveryDetails } = await ask('khong-co')
    expect(CodeDeliveryDetails).toMatchObject({ Destination: 'k***@e***', DeliveryMedium: 'EMAIL' })
    expect(cloud.messages).toEqual([])
  })

  it('is a matter for the administrator where the pool says so', async () => {
    await open({ pool: { accountRecovery: ['admin_only'] } })
    await expect(ask('lan')).rejects.toMatchObject({ message: 'Contact administrator to reset password.' })
  })

  it("after an administrator's reset nobody gets in until a new one is set", async () => {
    await open()
    await cloud.admin.send(new AdminResetUserPasswordCommand({ UserPoolId: poolId, Username: 'lan' }))
    await expect(signIn(cloud.url, 'lan', own)).rejects.toMatchObject({ code: 'PasswordResetRequiredException' })
    await confirm(mailedCode())
    expect((await signIn(cloud.url, 'lan', other)).kind).toBe('session')
  })
})

describe('Making oneself an account', () => {
  it('is refused', async () => {
    await open()
    const call = new SignUpCommand({ ClientId: clientId, Username: 'toi', Password: own })
    await expect(cloud.admin.send(call)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    })
  })
})
