import { App, Duration, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import {
  AccountRecovery,
  ClientAttributes,
  Mfa,
  StringAttribute,
  UserPool,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito'
import { clientSpecFrom, groupSpecFrom, poolSpecFrom } from '../../../local/engines/cognito/from-template.ts'
import { place, poolArn, poolId } from './open-cloud.ts'

describe("A user pool's template", () => {
  const stack = new Stack(new App(), 'Identity')
  const pool = new UserPool(stack, 'Staff', {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    passwordPolicy: { minLength: 12, requireSymbols: false, tempPasswordValidity: Duration.days(3) },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    standardAttributes: { email: { required: true, mutable: true } },
    userInvitation: { emailSubject: 'Tài khoản An Sinh', emailBody: 'Tên {username}, mật khẩu tạm {####}' },
    email: UserPoolEmail.withSES({
      fromEmail: 'khong-tra-loi@ansinh.vn',
      fromName: 'An Sinh',
      sesRegion: place.region,
      sesVerifiedDomain: 'ansinh.vn',
    }),
    customAttributes: { unit: new StringAttribute({ maxLen: 20, mutable: true }) },
  })
  pool.addGroup('Xa', { groupName: 'xa', precedence: 20 })
  pool.addClient('Console', {
    authFlows: { userSrp: true },
    accessTokenValidity: Duration.minutes(30),
    refreshTokenValidity: Duration.hours(12),
    preventUserExistenceErrors: true,
    writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
  })
  pool.addClient('Plain')
  const template = Template.fromStack(stack)
  const resources = (type: string) =>
    Object.values(template.findResources(type)).map((resource) => resource.Properties as unknown)

  it('is understood as CDK writes it', () => {
    const [properties] = resources('AWS::Cognito::UserPool')
    expect(poolSpecFrom({ id: poolId, arn: poolArn, region: place.region }, properties)).toEqual({
      id: poolId,
      arn: poolArn,
      region: place.region,
      policies: { passwordPolicy: { minimumLength: 12, requireSymbols: false, temporaryPasswordValidityDays: 3 } },
      schema: [
        { name: 'email', dataType: 'String', isMutable: true, isRequired: true },
        { name: 'custom:unit', dataType: 'String', isMutable: true, isRequired: false, maximum: 20 },
      ],
      mfaConfiguration: 'OPTIONAL',
      adminCreateUserOnly: true,
      accountRecovery: ['verified_email'],
      usernameCaseSensitive: true,
      mail: {
        from: 'An Sinh <khong-tra-loi@ansinh.vn>',
        invitation: { subject: 'Tài khoản An Sinh', body: 'Tên {username}, mật khẩu tạm {####}' },
        verification: { subject: 'Verify your new account', body: expect.stringContaining('{####}') },
      },
      lambdaTriggers: undefined,
    })
  })

  it("has Cognito's defaults where it says nothing", () => {
    const [console, byDefault] = resources('AWS::Cognito::UserPoolClient').map((one) => clientSpecFrom('id', one))
    expect(console).toMatchObject({
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      writeAttributes: ['name'],
      validity: { access: 1800, id: 3600, refresh: 12 * 3600 },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    })
    expect(byDefault).toMatchObject({
      validity: { access: 3600, id: 3600, refresh: 30 * 86_400 },
      preventUserExistenceErrors: false,
    })
    expect(byDefault).not.toHaveProperty('writeAttributes')
    expect(groupSpecFrom(resources('AWS::Cognito::UserPoolGroup')[0])).toEqual({ name: 'xa', precedence: 20 })
  })

  it('is refused where it asks for what is not there', () => {
    expect(() => clientSpecFrom('id', { GenerateSecret: true })).toThrow(/client secret/)
    const place = { id: poolId, arn: poolArn, region: 'ap-southeast-1' }
    expect(() => poolSpecFrom(place, { MfaConfiguration: 'SOMETIMES' })).toThrow(/MfaConfiguration/)
  })
})
