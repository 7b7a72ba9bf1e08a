import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const client = new SecretsManagerClient({})
const known = new Map<string, Promise<string>>()

/**
 * A secret's text, asked for once a process. A failed reading is not remembered.
 * @throws when the secret is missing or may not be read: without it no ID number can be looked up or stored
 */
export function readSecret(arn: string): Promise<string> {
  const earlier = known.get(arn)
  if (earlier) return earlier
  const reading = client.send(new GetSecretValueCommand({ SecretId: arn })).then(({ SecretString }) => {
    if (!SecretString) throw new Error('the secret has no text')
    return SecretString
  })
  known.set(arn, reading)
  reading.catch(() => known.delete(arn))
  return reading
}
