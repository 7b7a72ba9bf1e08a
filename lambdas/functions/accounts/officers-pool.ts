import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Role } from '../../domain/permissions/permission-table.ts'
import { logCodes, logger } from '../../runtime/observability.ts'

const cognito = new CognitoIdentityProviderClient({})

export interface PoolUser {
  readonly username: string
  readonly role: Role
  readonly unit: string
}

/** @returns false when there is a user of that name; his password stays */
export async function createUser(
  userPool: string,
  { username, role, unit }: PoolUser,
  secrets: { readonly password: string; readonly email: string | null },
): Promise<boolean> {
  let isNew = true
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: userPool,
        Username: username,
        TemporaryPassword: secrets.password,
        // The slip is handed over by the Department's office; no password goes by e-mail.
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'custom:unit', Value: unit },
          ...(secrets.email
            ? [
                { Name: 'email', Value: secrets.email },
                { Name: 'email_verified', Value: 'true' },
              ]
            : []),
        ],
      }),
    )
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error
    isNew = false
  }
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: userPool, Username: username, GroupName: role }))
  return isNew
}

/** A temporary password in the place of his own, and every sign-in ended. Who has deleted himself at Cognito is made anew. */
export async function replacePassword(userPool: string, user: PoolUser, password: string): Promise<void> {
  const named = { UserPoolId: userPool, Username: user.username }
  try {
    await cognito.send(new AdminSetUserPasswordCommand({ ...named, Password: password, Permanent: false }))
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error
    logger.warn(logCodes.accountRemade)
    await createUser(userPool, user, { password, email: null })
  }
  // Codes of a telephone that was lost, or that a thief set up with a stolen token, would shut the holder out for ever.
  await cognito.send(
    new AdminSetUserMFAPreferenceCommand({
      ...named,
      SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
    }),
  )
  await cognito.send(new AdminUserGlobalSignOutCommand(named))
}

/** A locked user signs in no more and renews nothing. That Cognito has lost the user is as good as locked. */
export async function setLocked(userPool: string, username: string, isLocked: boolean): Promise<void> {
  const named = { UserPoolId: userPool, Username: username }
  try {
    if (isLocked) {
      await cognito.send(new AdminDisableUserCommand(named))
      await cognito.send(new AdminUserGlobalSignOutCommand(named))
    } else await cognito.send(new AdminEnableUserCommand(named))
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error
    logger.warn(logCodes.accountMissing)
  }
}
