import { boundByEngine, identities } from './identities.ts'
import type { Resolver } from './resolver.ts'

/** Families whose resources only matter in the cloud: watching, keeping, guarding, naming. */
const cloudOnly =
  /^(AWS::(CDK|Logs|CloudWatch|SNS|KMS|IAM|WAFv2|CloudFront|SSM|Backup|Budgets|CloudTrail|Route53|CertificateManager|XRay|ResourceGroups|ApplicationInsights|Synthetics|RUM|Config|CE)::|Custom::)/

/** Types that are read where they are needed and have no identity of their own. */
const read: ReadonlySet<string> = new Set([
  // Nobody judges a sign-in's risk here.
  'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SQS::QueuePolicy',
  'AWS::SecretsManager::ResourcePolicy',
])

/** Types of the template that this machine neither runs nor knows to be without effect here, with one resource of each. */
export function unknownTypes(resolver: Resolver): readonly string[] {
  const found = new Map<string, string>()
  for (const stack of resolver.assembly.stacks) {
    for (const { type, logicalId } of stack.resources.values()) {
      const isKnown =
        identities[type] !== undefined || boundByEngine.has(type) || read.has(type) || cloudOnly.test(type)
      if (!isKnown && !found.has(type))
        found.set(type, `${type} (${stack.name}/${logicalId}) does nothing on this machine`)
    }
  }
  return [...found.values()]
}
