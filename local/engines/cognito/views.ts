/** Records as they look on the wire. Times there are seconds with a fraction. */
import type { Attributes } from './attributes.ts'
import type { GroupRecord, UserPool } from './user-pool.ts'
import type { UserRecord } from './users.ts'

const seconds = (milliseconds: number) => milliseconds / 1000

export function attributeListOf(attributes: Attributes): readonly { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}

/** A user in AdminCreateUser and in listings. */
export function userView(user: UserRecord, only?: readonly string[]) {
  const shown = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !only || only.includes(name)))
  return {
    Username: user.username,
    Attributes: attributeListOf(shown),
    UserCreateDate: seconds(user.createdAt),
    UserLastModifiedDate: seconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}

export function mfaView(user: UserRecord) {
  if (!user.totp?.isEnabled) return {}
  const means = 'SOFTWARE_TOKEN_MFA'
  return { UserMFASettingList: [means], ...(user.totp.isPreferred && { PreferredMfaSetting: means }) }
}

export function groupView(pool: UserPool, group: GroupRecord) {
  return {
    GroupName: group.name,
    UserPoolId: pool.spec.id,
    ...(group.description !== undefined && { Description: group.description }),
    ...(group.roleArn !== undefined && { RoleArn: group.roleArn }),
    ...(group.precedence !== undefined && { Precedence: group.precedence }),
    CreationDate: seconds(group.createdAt),
    LastModifiedDate: seconds(group.modifiedAt),
  }
}

export function poolView(pool: UserPool) {
  const { spec, policy } = pool
  return {
    Id: spec.id,
    Name: pool.name,
    Arn: spec.arn,
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy.minimumLength,
        RequireUppercase: policy.requireUppercase,
        RequireLowercase: policy.requireLowercase,
        RequireNumbers: policy.requireNumbers,
        RequireSymbols: policy.requireSymbols,
        TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
      },
    },
    SchemaAttributes: pool.schema.map(({ name, dataType, isMutable, isRequired }) => ({
      Name: name,
      AttributeDataType: dataType,
      Mutable: isMutable,
      Required: isRequired,
    })),
    MfaConfiguration: spec.mfaConfiguration,
    EstimatedNumberOfUsers: pool.users.size,
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: spec.adminCreateUserOnly },
    ...(spec.usernameAttributes && { UsernameAttributes: spec.usernameAttributes }),
    ...(spec.aliasAttributes && { AliasAttributes: spec.aliasAttributes }),
    CreationDate: seconds(pool.createdAt),
    LastModifiedDate: seconds(pool.createdAt),
  }
}
