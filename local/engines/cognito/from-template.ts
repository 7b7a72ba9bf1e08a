/** CloudFormation's properties of a pool, a client and a group, resolved, as the specs that the engine takes. */
import * as z from 'zod'
import { DEFAULT_INVITATION, DEFAULT_VERIFICATION } from './messages.ts'
import type { ClientSpec, GroupSpec, MailSpec, UserPoolSpec } from './pool-spec.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
const count = z.coerce.number().int().nonnegative()
const bounds = { MinLength: count.optional(), MaxLength: count.optional() }
const limits = { MinValue: z.coerce.number().optional(), MaxValue: z.coerce.number().optional() }
const alias = z.enum(['email', 'phone_number', 'preferred_username'])

const STANDARD_ATTRIBUTES = new Set(
  (
    'address birthdate email family_name gender given_name locale middle_name name nickname phone_number picture ' +
    'preferred_username profile updated_at website zoneinfo email_verified phone_number_verified'
  ).split(' '),
)

const poolProperties = z.object({
  Policies: z
    .object({
      PasswordPolicy: z
        .object({
          MinimumLength: count.optional(),
          RequireUppercase: flag.optional(),
          RequireLowercase: flag.optional(),
          RequireNumbers: flag.optional(),
          RequireSymbols: flag.optional(),
          TemporaryPasswordValidityDays: count.optional(),
        })
        .optional(),
    })
    .optional(),
  Schema: z
    .array(
      z.object({
        Name: z.string(),
        AttributeDataType: z.enum(['String', 'Number', 'DateTime', 'Boolean']).default('String'),
        Mutable: flag.default(true),
        Required: flag.default(false),
        StringAttributeConstraints: z.object(bounds).optional(),
        NumberAttributeConstraints: z.object(limits).optional(),
      }),
    )
    .default([]),
  MfaConfiguration: z.enum(['OFF', 'OPTIONAL', 'ON']).default('OFF'),
  AdminCreateUserConfig: z
    .object({
      AllowAdminCreateUserOnly: flag.default(false),
      UnusedAccountValidityDays: count.optional(),
      InviteMessageTemplate: z
        .object({ EmailSubject: z.string().optional(), EmailMessage: z.string().optional() })
        .optional(),
    })
    .optional(),
  AccountRecoverySetting: z
    .object({
      RecoveryMechanisms: z
        .array(z.object({ Name: z.enum(['verified_email', 'verified_phone_number', 'admin_only']), Priority: count }))
        .optional(),
    })
    .optional(),
  UsernameAttributes: z.array(alias).optional(),
  AliasAttributes: z.array(alias).optional(),
  UsernameConfiguration: z.object({ CaseSensitive: flag.default(false) }).optional(),
  EmailConfiguration: z.object({ From: z.string().optional() }).optional(),
  VerificationMessageTemplate: z
    .object({ EmailSubject: z.string().optional(), EmailMessage: z.string().optional() })
    .optional(),
  LambdaConfig: z.unknown().optional(),
})

/** Throws a ZodError when the template says something that the engine does not know. */
export function poolSpecFrom(place: { id: string; arn: string; region: string }, properties: unknown): UserPoolSpec {
  const given = poolProperties.parse(properties)
  const policy = given.Policies?.PasswordPolicy
  const validity = policy?.TemporaryPasswordValidityDays || given.AdminCreateUserConfig?.UnusedAccountValidityDays || 7
  const recovery = given.AccountRecoverySetting?.RecoveryMechanisms ?? []
  return {
    ...place,
    policies: {
      passwordPolicy: {
        ...(policy?.MinimumLength !== undefined && { minimumLength: policy.MinimumLength }),
        ...(policy?.RequireUppercase !== undefined && { requireUppercase: policy.RequireUppercase }),
        ...(policy?.RequireLowercase !== undefined && { requireLowercase: policy.RequireLowercase }),
        ...(policy?.RequireNumbers !== undefined && { requireNumbers: policy.RequireNumbers }),
        ...(policy?.RequireSymbols !== undefined && { requireSymbols: policy.RequireSymbols }),
        temporaryPasswordValidityDays: validity,
      },
    },
    schema: given.Schema.map((attribute) => {
      const minimum = attribute.StringAttributeConstraints?.MinLength ?? attribute.NumberAttributeConstraints?.MinValue
      const maximum = attribute.StringAttributeConstraints?.MaxLength ?? attribute.NumberAttributeConstraints?.MaxValue
      return {
        name: STANDARD_ATTRIBUTES.has(attribute.Name) ? attribute.Name : `custom:${attribute.Name}`,
        dataType: attribute.AttributeDataType,
        isMutable: attribute.Mutable,
        isRequired: attribute.Required,
        ...(minimum !== undefined && { minimum }),
        ...(maximum !== undefined && { maximum }),
      }
    }),
    mfaConfiguration: given.MfaConfiguration,
    adminCreateUserOnly: given.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    accountRecovery: recovery.toSorted((a, b) => a.Priority - b.Priority).map((means) => means.Name),
    ...(given.UsernameAttributes && { usernameAttributes: given.UsernameAttributes }),
    ...(given.AliasAttributes && { aliasAttributes: given.AliasAttributes }),
    usernameCaseSensitive: given.UsernameConfiguration?.CaseSensitive ?? true,
    mail: mailSpec(given),
    lambdaTriggers: given.LambdaConfig,
  }
}

function mailSpec(given: z.output<typeof poolProperties>): MailSpec {
  const invitation = given.AdminCreateUserConfig?.InviteMessageTemplate
  const verification = given.VerificationMessageTemplate
  const from = given.EmailConfiguration?.From
  return {
    ...(from !== undefined && { from }),
    invitation: {
      subject: invitation?.EmailSubject ?? DEFAULT_INVITATION.subject,
      body: invitation?.EmailMessage ?? DEFAULT_INVITATION.body,
    },
    verification: {
      subject: verification?.EmailSubject ?? DEFAULT_VERIFICATION.subject,
      body: verification?.EmailMessage ?? DEFAULT_VERIFICATION.body,
    },
  }
}

const unit = z.enum(['seconds', 'minutes', 'hours', 'days'])
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

const clientProperties = z.object({
  ClientName: z.string().optional(),
  ExplicitAuthFlows: z
    .array(z.string())
    .default(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']),
  GenerateSecret: flag
    .default(false)
    .refine((isWanted) => !isWanted, 'a client secret is not supported: a browser cannot keep one'),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  AccessTokenValidity: count.optional(),
  IdTokenValidity: count.optional(),
  RefreshTokenValidity: count.optional(),
  TokenValidityUnits: z
    .object({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .default({}),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  EnableTokenRevocation: flag.default(true),
})

export function clientSpecFrom(id: string, properties: unknown): ClientSpec {
  const given = clientProperties.parse(properties)
  const units = given.TokenValidityUnits
  return {
    id,
    ...(given.ClientName !== undefined && { name: given.ClientName }),
    explicitAuthFlows: given.ExplicitAuthFlows,
    ...(given.ReadAttributes?.length && { readAttributes: given.ReadAttributes }),
    ...(given.WriteAttributes?.length && { writeAttributes: given.WriteAttributes }),
    validity: {
      access: (given.AccessTokenValidity || 1) * SECONDS[(given.AccessTokenValidity && units.AccessToken) || 'hours'],
      id: (given.IdTokenValidity || 1) * SECONDS[(given.IdTokenValidity && units.IdToken) || 'hours'],
      refresh:
        (given.RefreshTokenValidity || 30) * SECONDS[(given.RefreshTokenValidity && units.RefreshToken) || 'days'],
    },
    preventUserExistenceErrors: given.PreventUserExistenceErrors === 'ENABLED',
    enableTokenRevocation: given.EnableTokenRevocation,
  }
}

const groupProperties = z.object({
  GroupName: z.string(),
  Description: z.string().optional(),
  Precedence: count.optional(),
  RoleArn: z.string().optional(),
})

export function groupSpecFrom(properties: unknown): GroupSpec {
  const given = groupProperties.parse(properties)
  return {
    name: given.GroupName,
    ...(given.Description !== undefined && { description: given.Description }),
    ...(given.Precedence !== undefined && { precedence: given.Precedence }),
    ...(given.RoleArn !== undefined && { roleArn: given.RoleArn }),
  }
}
