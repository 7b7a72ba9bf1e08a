import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'

/** The key, but only as the named service uses it for the caller: nobody decrypts with it by hand. */
export const mayUseKey = (
  key: IKey,
  service: 'dynamodb' | 's3' | 'secretsmanager',
  region: string,
  actions: readonly ('Decrypt' | 'GenerateDataKey')[],
): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((name) => `kms:${name}`),
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
  })
