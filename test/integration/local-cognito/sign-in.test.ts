import { readdirSync, readFileSync } from 'node:fs'
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { aClient, type Cloud, clientId, openCloud, poolId } from './open-cloud.ts'
import { setNewPassword, signIn } from './sign-in.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const temporary = 'Tam-thoi-2021'
const own = 'Rieng-cua-toi-2021'
const refusal = (code: string, message: string) => ({ code, message })

describe('Signing in', () => {
  let cloud: Cloud
  let next = 0

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(async () => {
    await cloud.close()
    cloud.remove()
  })

  async function invited(password = temporary): Promise<string> {
    const Username = `xa-${next++}`
    await cloud.admin.send(
      new AdminCreateUserCommand({
        UserPoolId: poolId,
        Username,
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: `${Username}@example.vn` },
          { Name: 'custom:unit', Value: '24265' },
        ],
      }),
    )
    return Username
  }

  async function confirmed(): Promise<string> {
    const Username = await invited()
    const given = { UserPoolId: poolId, Username, Password: own, Permanent: true }
    await cloud.admin.send(new AdminSetUserPasswordCommand(given))
    return Username
  }

  async function startSetting(Username: string) {
    const first = await signIn(cloud.url, Username, temporary)
    if (first.kind !== 'new-password') throw new Error(first.kind)
    return first
  }

  it('lets a new officer in after he replaces his temporary password, and never with it again', async () => {
    const name = await invited()
    const first = await startSetting(name)
    expect(first.attributes).toEqual({ email: `${name}@example.vn`, 'custom:unit': '24265' })
    const second = await setNewPassword(first.user, own)
    expect(second.kind).toBe('session')
    await expect(signIn(cloud.url, name, temporary)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
    expect((await signIn(cloud.url, name, own)).kind).toBe('session')
  })

  it('refuses a wrong password and a wrong temporary password in the same words', async () => {
    const wrong = refusal('NotAuthorizedException', 'Incorrect username or password.')
    await expect(signIn(cloud.url, await confirmed(), `${own}x`)).rejects.toMatchObject(wrong)
    await expect(signIn(cloud.url, await invited(), `${temporary}x`)).rejects.toMatchObject(wrong)
  })

  it('answers an unknown name like a known one, with a salt that stays the same', async () => {
    const ask = (USERNAME: string) =>
      cloud.admin.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_SRP_AUTH',
          ClientId: clientId,
          AuthParameters: { USERNAME, SRP_A: 'abcdef0123' },
        }),
      )
    const [known, unknown, again] = await Promise.all([ask(await confirmed()), ask('khong-co'), ask('khong-co')])
    const form = {
      SALT: expect.stringMatching(/^[0-9a-f]{32}$/),
      SRP_B: expect.stringMatching(/^[0-9a-f]{700,768}$/),
      SECRET_BLOCK: expect.stringMatching(/^.{44}$/),
    }
    expect(known.ChallengeParameters).toMatchObject(form)
    expect(unknown.ChallengeParameters).toMatchObject({ ...form, USER_ID_FOR_SRP: 'khong-co' })
    expect(again.ChallengeParameters?.SALT).toBe(unknown.ChallengeParameters?.SALT)
    await expect(signIn(cloud.url, 'khong-co', own)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it('refuses a public value that would make any password right', async () => {
    const USERNAME = await confirmed()
    for (const SRP_A of ['0', '00', 'không']) {
      const call = new InitiateAuthCommand({
        AuthFlow: 'USER_SRP_AUTH',
        ClientId: clientId,
        AuthParameters: { USERNAME, SRP_A },
      })
      await expect(cloud.admin.send(call)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    }
  })

  it('tells only the owner of the password that he is disabled', async () => {
    const Username = await confirmed()
    await cloud.admin.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username }))
    await expect(signIn(cloud.url, Username, `${own}x`)).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    })
    await expect(signIn(cloud.url, Username, own)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'User is disabled.'),
    )
    await cloud.admin.send(new AdminEnableUserCommand({ UserPoolId: poolId, Username }))
    expect((await signIn(cloud.url, Username, own)).kind).toBe('session')
  })

  it('refuses a weak new password with its reason, and takes a good one in the same session', async () => {
    const { user } = await startSetting(await invited())
    const weak = { 'Ngan-1': 'not long enough', 'khong-hoa-2021': 'uppercase', 'KHONG-THUONG-1': 'lowercase' }
    for (const [password, reason] of Object.entries({
      ...weak,
      'Khong-co-sooo': 'numeric',
      KhongCoDau2021: 'symbol',
    })) {
      await expect(setNewPassword(user, password)).rejects.toMatchObject({
        code: 'InvalidPasswordException',
        message: expect.stringContaining(reason),
      })
    }
    expect((await setNewPassword(user, own)).kind).toBe('session')
  })

  it('takes a session once', async () => {
    const { user } = await startSetting(await invited())
    await setNewPassword(user, own)
    await expect(setNewPassword(user, `${own}x`)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
    )
  })

  it('drops a second session of the same temporary password once the password is replaced', async () => {
    const name = await invited()
    const [mine, stolen] = [await startSetting(name), await startSetting(name)]
    await setNewPassword(mine.user, own)
    await expect(setNewPassword(stolen.user, 'Cua-ke-trom-2021')).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Invalid session for the user.'),
    )
  })

  it('ends a session after three minutes', async () => {
    const { user } = await startSetting(await invited())
    cloud.advance(3 * MINUTE)
    await expect(setNewPassword(user, own)).rejects.toMatchObject(
      refusal('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
    )
  })

  it("refuses a forged session, another user's and another step's", async () => {
    const mine = await invited()
    const others = await invited()
    const started = await cloud.admin.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_SRP_AUTH',
        ClientId: clientId,
        AuthParameters: { USERNAME: mine, SRP_A: 'abcdef' },
      }),
    )
    const { user } = await startSetting(others)
    const sessionOfOther = String(Reflect.get(user, 'Session'))
    const sessions = [Buffer.alloc(32).toString('base64'), sessionOfOther, started.ChallengeParameters?.SECRET_BLOCK]
    for (const Session of sessions) {
      const call = new RespondToAuthChallengeCommand({
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ClientId: clientId,
        Session,
        ChallengeResponses: { USERNAME: mine, NEW_PASSWORD: own },
      })
      await expect(cloud.admin.send(call)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid session for the user.',
      })
    }
  })

  it('refuses a temporary password after its days, until it is set again', async () => {
    const Username = await invited()
    cloud.advance(3 * DAY)
    await expect(signIn(cloud.url, Username, temporary)).rejects.toMatchObject({
      message: 'Temporary password has expired and must be reset by an administrator.',
    })
    const again = new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username,
      TemporaryPassword: 'Tam-thoi-2022',
      MessageAction: 'RESEND',
    })
    await cloud.admin.send(again)
    expect((await signIn(cloud.url, Username, 'Tam-thoi-2022')).kind).toBe('new-password')
  })

  it('locks a name after five wrong passwords, for twice as long each time', async () => {
    const name = await confirmed()
    const fail = () => expect(signIn(cloud.url, name, 'Doan-mo-2021').catch((error) => error.message)).resolves
    for (let failure = 1; failure <= 5; failure++) await fail().toBe('Incorrect username or password.')
    const locked = refusal('NotAuthorizedException', 'Password attempts exceeded')
    await expect(signIn(cloud.url, name, own)).rejects.toMatchObject(locked)
    cloud.advance(1000)
    await fail().toBe('Incorrect username or password.')
    cloud.advance(1999)
    await expect(signIn(cloud.url, name, own)).rejects.toMatchObject(locked)
    cloud.advance(1)
    expect((await signIn(cloud.url, name, own)).kind).toBe('session')
    await fail().toBe('Incorrect username or password.')
    expect((await signIn(cloud.url, name, own)).kind).toBe('session')
  })

  it('locks unknown names too, so that a lock tells nothing', async () => {
    const fail = () => signIn(cloud.url, 'nguoi-la', own).catch((error) => error.message)
    for (let failure = 1; failure <= 5; failure++) expect(await fail()).toBe('Incorrect username or password.')
    expect(await fail()).toBe('Password attempts exceeded')
  })

  it('takes a password in the open only from a client that may send it so', async () => {
    const Username = await confirmed()
    const call = new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: Username, PASSWORD: own },
    })
    await expect(cloud.admin.send(call)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    cloud.pool.createClient(aClient({ id: 'scripts', explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }))
    const plain = (PASSWORD: string) =>
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: 'scripts',
        AuthParameters: { USERNAME: Username, PASSWORD },
      })
    await expect(cloud.admin.send(plain(`${own}x`))).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const { AuthenticationResult } = await cloud.admin.send(plain(own))
    expect(AuthenticationResult?.ExpiresIn).toBe(3600)
  })

  it('keeps no password on the disk', async () => {
    const name = await invited('Rat-de-tim-thay-1')
    const users = `${cloud.folder}/${poolId}/users`
    const files = readdirSync(users).map((file) => readFileSync(`${users}/${file}`, 'utf8'))
    expect(files.some((text) => text.includes(name))).toBe(true)
    expect(files.filter((text) => text.includes('Rat-de-tim-thay-1'))).toEqual([])
  })
})
