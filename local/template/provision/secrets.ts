import {
  CreateSecretCommand,
  DescribeSecretCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { generateSecretString } from '../../engines/secrets/generate-secret-string.ts'
import type { Resource } from '../assembly.ts'
import { generatedName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'

const flag = z.union([z.boolean(), z.stringbool()]).optional()
const secretShape = z.object({
  Name: z.string().optional(),
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      ExcludeCharacters: z.string().optional(),
      ExcludeLowercase: flag,
      ExcludeNumbers: flag,
      ExcludePunctuation: flag,
      ExcludeUppercase: flag,
      IncludeSpace: flag,
      PasswordLength: z.coerce.number().optional(),
      RequireEachIncludedType: flag,
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
})

/** Makes the secret once; its value is never made anew, since data on disk may depend on it. */
export async function provisionSecret(
  resolver: Resolver,
  secret: Resource,
  client: SecretsManagerClient,
): Promise<void> {
  const given = resolver.properties(secret, secretShape)
  const name = given.Name ?? generatedName(secret, 512)
  const arn = (await arnOf(client, name)) ?? (await create(client, name, given))
  resolver.bind(secret, { ref: arn, attributes: { Id: arn } })
}

async function arnOf(client: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeSecretCommand({ SecretId: name }))).ARN
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function create(client: SecretsManagerClient, name: string, given: z.infer<typeof secretShape>): Promise<string> {
  const { SecretString, GenerateSecretString: options, Description, KmsKeyId } = given
  const generated = options && generateSecretString(definedOnly(options))
  const text = SecretString ?? generated
  const { ARN } = await client.send(
    new CreateSecretCommand({
      Name: name,
      ...(text !== undefined && { SecretString: text }),
      ...(Description !== undefined && { Description }),
      ...(KmsKeyId !== undefined && { KmsKeyId }),
    }),
  )
  if (ARN === undefined) throw new Error(`The secret ${name} was made without an ARN`)
  return ARN
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

const definedOnly = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
