import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** The provinces' common key of the system that runs on this machine: who shows what another province sends has to hold it too. */
export async function exchangeSecret(environment: Readonly<Record<string, string>>): Promise<string> {
  const client = new SecretsManagerClient({
    region: environment.AWS_REGION ?? '',
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  })
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: environment.EXCHANGE_KEY_SECRET_ARN ?? '' }),
  )
  if (!SecretString) throw new Error('the exchange key has no text')
  return SecretString
}
