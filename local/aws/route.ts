/** Which service a call is meant for, read from the outside of the call as one host serves them all. */

const targetPrefixes: readonly (readonly [string, string])[] = [
  ['AWSCognitoIdentityProviderService.', 'cognito-idp'],
  ['DynamoDB_', 'dynamodb'],
  ['DynamoDBStreams_', 'dynamodb'],
  ['AmazonSQS.', 'sqs'],
  ['secretsmanager.', 'secretsmanager'],
]

/** The service of a call without a signature: by its target, or S3, whose forms and preflights carry nothing else. */
export function serviceOfUnsigned(path: string, headers: Readonly<Record<string, string>>): string {
  const target = headers['x-amz-target'] ?? ''
  const named = targetPrefixes.find(([prefix]) => target.startsWith(prefix))
  if (named) return named[1]
  // A user pool's public keys and its discovery document.
  if (/\/\.well-known\/(jwks\.json|openid-configuration)$/.test(path)) return 'cognito-idp'
  return 's3'
}

/** A browser asks before it sends a Cognito call to another origin; such a preflight names the target header. */
export function isCognitoPreflight(method: string, headers: Readonly<Record<string, string>>): boolean {
  return method === 'OPTIONS' && /\bx-amz-target\b/i.test(headers['access-control-request-headers'] ?? '')
}
