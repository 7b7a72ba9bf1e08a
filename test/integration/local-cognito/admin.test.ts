import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  DescribeUserPoolCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider'
import { aClient, type Cloud, openCloud, poolArn, poolId } from './open-cloud.ts'
import { sessionOf, signIn } from './sign-in.ts'

const own = 'Rieng-cua-toi-2021'

describe('Administration', () => {
  let cloud: Cloud

  beforeEach(async () => {
    cloud = await openCloud()
  })
  afterEach(async () => {
    await cloud.close()
    cloud.remove()
  })

  const attributes = (given: Record<string, string>): AttributeType[] =>
    Object.entries(given).map(([Name, Value]) => ({ Name, Value }))

  const create = (Username: string, given: Record<string, string> = {}, more = {}) =>
    cloud.admin.send(
      new AdminCreateUserCommand({
        UserPoolId: poolId,
        Username,
        UserAttributes: attributes(given),
        MessageAction: 'SUPPRESS',
        ...more,
      }),
    )
  const change = (Username: string, given: Record<string, string>) =>
    cloud.admin.send(
      new AdminUpdateUserAttributesCommand({ UserPoolId: poolId, Username, UserAttributes: attributes(given) }),
    )

  describe('of users', () => {
    it('makes one who has to replace his password', async () => {
      const { User } = await create('lan', { email: 'lan@example.vn', 'custom:unit': '24265' })
      expect(User).toMatchObject({
        Username: 'lan',
        Enabled: true,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
        UserCreateDate: new Date(cloud.now()),
      })
      expect(User?.Attributes?.map(({ Name }) => Name).toSorted()).toEqual(['custom:unit', 'email', 'sub'])
    })

    it('invites by e-mail with a temporary password of its own that works', async () => {
      const invite = { MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL'] }
      await create('lan', { email: 'lan@example.vn' }, invite)
      const [message] = cloud.messages
      if (message?.kind !== 'invitation') throw new Error('no invitation')
      expect(message).toMatchObject({ to: 'lan@example.vn', username: 'lan', subject: 'Your temporary password' })
      expect(message.html).toContain('Your username is lan and temporary password is')
      expect((await signIn(cloud.url, 'lan', message.secret)).kind).toBe('new-password')
      await expect(create('hoa', {}, invite)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    })

    it('refuses a name twice, a weak password, and attributes that the schema does not have', async () => {
      await create('lan')
      await expect(create('lan')).rejects.toMatchObject({
        name: 'UsernameExistsException',
        message: 'User account already exists',
      })
      await expect(create('hoa', {}, { TemporaryPassword: 'yeu' })).rejects.toMatchObject({
        name: 'InvalidPasswordException',
      })
      const wrong = [
        { 'custom:other': 'x' },
        { email: 'không phải địa chỉ' },
        { 'custom:unit': '1'.repeat(21) },
        { email_verified: 'true' },
        { sub: 'x' },
      ]
      for (const given of wrong) {
        await expect(create('hoa', { ...given })).rejects.toMatchObject({ name: 'InvalidParameterException' })
      }
      await expect(create('có dấu cách')).rejects.toMatchObject({ name: 'InvalidParameterException' })
      await expect(
        cloud.admin.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'hoa' })),
      ).rejects.toMatchObject({ name: 'UserNotFoundException', message: 'User does not exist.' })
    })

    it('changes and removes attributes, but never one that cannot change', async () => {
      await create('lan', { name: 'Lan', 'custom:born': '1990', 'custom:unit': '1' })
      await change('lan', { 'custom:unit': '24265', name: '' })
      await expect(change('lan', { 'custom:born': '1991' })).rejects.toMatchObject({
        message: expect.stringContaining('Attribute cannot be updated'),
      })
      const { UserAttributes = [] } = await cloud.admin.send(
        new AdminGetUserCommand({ UserPoolId: poolId, Username: 'lan' }),
      )
      const kept = UserAttributes.filter(({ Name }) => Name !== 'sub')
      expect(kept).toEqual(attributes({ 'custom:born': '1990', 'custom:unit': '24265' }))
    })

    it('deletes one for good, with his tokens, even when the name is given again', async () => {
      const set = new AdminSetUserPasswordCommand({
        UserPoolId: poolId,
        Username: 'lan',
        Password: own,
        Permanent: true,
      })
      await create('lan')
      await cloud.admin.send(set)
      const session = await sessionOf(cloud.url, 'lan', own)
      await cloud.admin.send(new AdminDeleteUserCommand({ UserPoolId: poolId, Username: 'lan' }))
      await expect(signIn(cloud.url, 'lan', own)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
      await create('lan')
      const Token = session.getAccessToken().getJwtToken()
      await expect(cloud.admin.send(new GetUserCommand({ AccessToken: Token }))).rejects.toMatchObject({
        name: 'UserNotFoundException',
      })
      await cloud.close()
      cloud = await openCloud({ folder: cloud.folder })
      expect(cloud.pool.users.size).toBe(1)
    })
  })

  describe('of groups', () => {
    const inGroup = (GroupName: string) => ({ UserPoolId: poolId, Username: 'lan', GroupName })

    it('puts users in and out', async () => {
      await create('lan')
      await cloud.admin.send(new AdminAddUserToGroupCommand(inGroup('xa')))
      await cloud.admin.send(new AdminAddUserToGroupCommand(inGroup('xa')))
      await cloud.admin.send(new AdminAddUserToGroupCommand(inGroup('tinh')))
      await cloud.admin.send(new AdminRemoveUserFromGroupCommand(inGroup('tinh')))
      const { Groups } = await cloud.admin.send(
        new AdminListGroupsForUserCommand({ UserPoolId: poolId, Username: 'lan' }),
      )
      expect(Groups).toMatchObject([{ GroupName: 'xa', Precedence: 20, UserPoolId: poolId }])
      const { Users } = await cloud.admin.send(new ListUsersInGroupCommand({ UserPoolId: poolId, GroupName: 'xa' }))
      expect(Users?.map(({ Username }) => Username)).toEqual(['lan'])
      const all = await cloud.admin.send(new ListGroupsCommand({ UserPoolId: poolId }))
      expect(all.Groups?.map(({ GroupName }) => GroupName)).toEqual(['tinh', 'xa'])
    })

    it('refuses a group that no template made', async () => {
      await create('lan')
      await expect(cloud.admin.send(new AdminAddUserToGroupCommand(inGroup('chu-tich')))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'Group not found.',
      })
    })
  })

  describe('of lists', () => {
    it('pages through all users, also when one of them goes meanwhile', async () => {
      const names = Array.from({ length: 25 }, (_, index) => `xa-${String(index).padStart(2, '0')}`)
      for (const name of names) await create(name)
      const seen: (string | undefined)[] = []
      for await (const page of paginateListUsers({ client: cloud.admin, pageSize: 10 }, { UserPoolId: poolId })) {
        const found = page.Users?.map(({ Username }) => Username) ?? []
        expect(found.length).toBeLessThanOrEqual(10)
        seen.push(...found)
        const Username = found.at(-1)
        if (seen.length === 10) await cloud.admin.send(new AdminDeleteUserCommand({ UserPoolId: poolId, Username }))
      }
      expect(seen).toEqual(names)
      const made = new ListUsersCommand({ UserPoolId: poolId, PaginationToken: 'xxx' })
      await expect(cloud.admin.send(made)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    })

    it('searches what Cognito can search, and refuses custom attributes', async () => {
      await create('xa-1', { email: 'a@example.vn', name: 'Lan "Bé"' })
      await create('xa-2', { email: 'b@example.vn', 'custom:unit': '24265' })
      await create('huyen-1', { email: 'c@example.vn' })
      const find = async (Filter: string) => {
        const { Users = [] } = await cloud.admin.send(new ListUsersCommand({ UserPoolId: poolId, Filter }))
        return Users.map(({ Username }) => Username)
      }
      expect(await find('email = "b@example.vn"')).toEqual(['xa-2'])
      expect(await find('username ^= "xa-"')).toEqual(['xa-1', 'xa-2'])
      expect(await find('name="Lan \\"Bé\\""')).toEqual(['xa-1'])
      expect(await find('status = "Disabled"')).toEqual([])
      expect(await find('cognito:user_status = "force_change_password"')).toHaveLength(3)
      for (const bad of ['custom:unit = "24265"', 'email', 'email = b@example.vn', 'email = "a" or name = "b"']) {
        await expect(find(bad)).rejects.toMatchObject({ name: 'InvalidParameterException' })
      }
    })

    it('describes the pool', async () => {
      await create('lan')
      const { UserPool } = await cloud.admin.send(new DescribeUserPoolCommand({ UserPoolId: poolId }))
      expect(UserPool).toMatchObject({
        Id: poolId,
        Arn: poolArn,
        EstimatedNumberOfUsers: 1,
        MfaConfiguration: 'OPTIONAL',
      })
      const unknown = new DescribeUserPoolCommand({ UserPoolId: 'ap-southeast-1_Other' })
      await expect(cloud.admin.send(unknown)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    })
  })

  describe('by functions', () => {
    const role = 'arn:aws:iam::111122223333:role/accounts'
    const getLan = new AdminGetUserCommand({ UserPoolId: poolId, Username: 'lan' })

    it('needs a permission on the pool for each action', async () => {
      await create('lan')
      await expect(cloud.as(role).send(getLan)).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(`cognito-idp:AdminGetUser on resource: ${poolArn}`),
      })
      const statements = [{ Effect: 'Allow' as const, Action: 'cognito-idp:AdminGetUser', Resource: poolArn }]
      cloud.policies.put(role, { name: 'own', statements })
      await expect(cloud.as(role).send(getLan)).resolves.toMatchObject({ Username: 'lan' })
      await expect(cloud.as(role).send(new ListUsersCommand({ UserPoolId: poolId }))).rejects.toMatchObject({
        name: 'AccessDeniedException',
      })
    })

    it('is closed to whoever does not sign, and so are actions nobody thought of', async () => {
      const post = async (operation: string, body = `{"UserPoolId":"${poolId}","Username":"lan"}`) => {
        const headers = {
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
          'content-type': 'application/x-amz-json-1.1',
        }
        const response = await fetch(cloud.url, { method: 'POST', headers, body })
        return ((await response.json()) as { __type: string }).__type
      }
      expect(await post('AdminGetUser')).toBe('MissingAuthenticationTokenException')
      expect(await post('AdminGetUser', 'không phải JSON')).toBe('MissingAuthenticationTokenException')
      expect(await post('DeleteUserPool')).toBe('MissingAuthenticationTokenException')
      expect(await post('GetUser', 'không phải JSON')).toBe('SerializationException')
    })
  })

  it('of names: e-mail addresses are names where the pool says so, whatever their case', async () => {
    await cloud.close()
    cloud.remove()
    cloud = await openCloud({ pool: { usernameAttributes: ['email'], usernameCaseSensitive: false } })
    const { User } = await create('Lan@Example.vn')
    expect(User?.Username).toMatch(/^[0-9a-f-]{36}$/)
    await expect(create('lan@example.vn')).rejects.toMatchObject({ name: 'UsernameExistsException' })
    await cloud.admin.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: poolId,
        Username: 'lan@example.vn',
        Password: own,
        Permanent: true,
      }),
    )
    const session = await sessionOf(cloud.url, 'LAN@example.vn', own)
    expect(session.getAccessToken().decodePayload()).toMatchObject({ username: User?.Username })
    await expect(signIn(cloud.url, 'khong-co@example.vn', own)).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    })
  })

  it('of aliases: an address counts as a name once it is verified', async () => {
    await cloud.close()
    cloud.remove()
    cloud = await openCloud({ pool: { aliasAttributes: ['email'] } })
    await create('lan', { email: 'lan@example.vn' })
    await cloud.admin.send(
      new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: 'lan', Password: own, Permanent: true }),
    )
    await expect(signIn(cloud.url, 'lan@example.vn', own)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await change('lan', { email_verified: 'true' })
    expect((await signIn(cloud.url, 'lan@example.vn', own)).kind).toBe('session')
    await expect(create('hoa', { email: 'lan@example.vn', email_verified: 'true' })).rejects.toMatchObject({
      name: 'AliasExistsException',
    })
  })

  it('of unknown clients and names that may be told apart', async () => {
    cloud.pool.createClient(aClient({ preventUserExistenceErrors: false }))
    await expect(signIn(cloud.url, 'khong-co', own)).rejects.toMatchObject({ code: 'UserNotFoundException' })
  })
})
