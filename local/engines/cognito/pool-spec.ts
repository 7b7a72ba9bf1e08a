import type { PasswordPolicy } from './password-policy.ts'

export type MfaConfiguration = 'OFF' | 'OPTIONAL' | 'ON'
export type SignInAlias = 'email' | 'phone_number' | 'preferred_username'
export type RecoveryMeans = 'verified_email' | 'verified_phone_number' | 'admin_only'

export interface AttributeSpec {
  /** `email`, or with its prefix `custom:unit`. */
  readonly name: string
  readonly dataType: 'String' | 'Number' | 'DateTime' | 'Boolean'
  readonly isMutable: boolean
  readonly isRequired: boolean
  /** Bounds of a text's length or of a number's value. */
  readonly minimum?: number
  readonly maximum?: number
}

/** A user pool as its template resource describes it; id and ARN are the caller's, so that they survive a new data folder. */
export interface UserPoolSpec {
  /** `REGION_name`: the issuer of its tokens is made from it. */
  readonly id: string
  readonly arn: string
  readonly region: string
  readonly policies: { readonly passwordPolicy: Partial<PasswordPolicy> }
  /** Standard attributes that differ from their default, and all custom ones. */
  readonly schema: readonly AttributeSpec[]
  readonly mfaConfiguration: MfaConfiguration
  readonly adminCreateUserOnly: boolean
  readonly accountRecovery: readonly RecoveryMeans[]
  /** Set: people have no name of their own but sign in with these, and their username is their `sub`. */
  readonly usernameAttributes?: readonly SignInAlias[]
  /** Set: people may sign in with these too, once verified. */
  readonly aliasAttributes?: readonly SignInAlias[]
  /** Cognito's own default is true; it cannot be changed later. */
  readonly usernameCaseSensitive?: boolean
  readonly mail?: MailSpec
  /** Not run locally. */
  readonly lambdaTriggers?: unknown
}

/** How the pool writes to people; Cognito's own words where it says nothing. */
export interface MailSpec {
  readonly from?: string
  readonly invitation?: MessageTemplate
  readonly verification?: MessageTemplate
}

/** The body is HTML with `{username}` and `{####}` in it, the latter for a password or a code. */
export interface MessageTemplate {
  readonly subject: string
  readonly body: string
}

export interface ClientSpec {
  readonly id: string
  readonly name?: string
  /** `ALLOW_USER_SRP_AUTH`, `ALLOW_USER_PASSWORD_AUTH`, `ALLOW_REFRESH_TOKEN_AUTH`. */
  readonly explicitAuthFlows: readonly string[]
  /** Absent means all attributes, custom ones too. */
  readonly readAttributes?: readonly string[]
  /** Absent means that the user may change every mutable attribute of his own, custom ones too: Cognito's trap. */
  readonly writeAttributes?: readonly string[]
  readonly validity: TokenValidity
  readonly preventUserExistenceErrors: boolean
  readonly enableTokenRevocation: boolean
}

/** In seconds. */
export interface TokenValidity {
  readonly access: number
  readonly id: number
  readonly refresh: number
}

export const DEFAULT_VALIDITY: TokenValidity = { access: 3600, id: 3600, refresh: 30 * 86_400 }

export interface GroupSpec {
  readonly name: string
  readonly description?: string
  /** The lowest number wins when a user is in several groups. */
  readonly precedence?: number
  readonly roleArn?: string
}
