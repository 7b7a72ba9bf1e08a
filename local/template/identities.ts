import type { Resource } from './assembly.ts'
import { generatedId, generatedName, generatedUuid } from './naming.ts'

/** What `Ref` and `Fn::GetAtt` answer for one resource. */
export interface Identity {
  readonly ref: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Reads one property of the resource, resolved to text; undefined where the template leaves it out. */
export type ReadText = (property: string) => string | undefined

type Identify = (resource: Resource, read: ReadText) => Identity

const arn = (resource: Resource, service: string, rest: string): string =>
  `arn:aws:${service}:${resource.stack.place.region}:${resource.stack.place.accountId}:${rest}`
const globalArn = (resource: Resource, service: string, rest: string): string =>
  `arn:aws:${service}::${resource.stack.place.accountId}:${rest}`

/** A resource whose `Ref` is its name and whose ARN is made of it. */
const named =
  (property: string, maxLength: number, service: string, path: (name: string) => string): Identify =>
  (resource, read) => {
    const name = read(property) ?? generatedName(resource, maxLength)
    return { ref: name, attributes: { Arn: arn(resource, service, path(name)) } }
  }

/** A resource that nothing here runs and that only hands out an identifier. */
const opaque =
  (length: number, ...attributes: readonly string[]): Identify =>
  (resource) => {
    const id = generatedId(resource, length)
    return { ref: id, attributes: Object.fromEntries(attributes.map((name) => [name, id])) }
  }

const bucket: Identify = (resource, read) => {
  const name = read('BucketName') ?? generatedName(resource, 63)
  const { region } = resource.stack.place
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    },
  }
}

const table: Identify = (resource, read) => {
  const name = read('TableName') ?? generatedName(resource, 255)
  const tableArn = arn(resource, 'dynamodb', `table/${name}`)
  return {
    ref: name,
    attributes: { Arn: tableArn, TableId: generatedUuid(resource), StreamArn: `${tableArn}/stream/local` },
  }
}

const api: Identify = (resource) => {
  const id = generatedId(resource, 10)
  const endpoint = `https://${id}.execute-api.${resource.stack.place.region}.amazonaws.com`
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } }
}

const lambdaFunction: Identify = (resource, read) => {
  const name = read('FunctionName') ?? generatedName(resource, 64)
  return { ref: name, attributes: { Arn: arn(resource, 'lambda', `function:${name}`) } }
}

const userPool: Identify = (resource) => {
  const { region } = resource.stack.place
  const id = `${region}_${generatedId(resource, 9)}`
  const provider = `cognito-idp.${region}.amazonaws.com/${id}`
  return {
    ref: id,
    attributes: {
      Arn: arn(resource, 'cognito-idp', `userpool/${id}`),
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
      UserPoolId: id,
    },
  }
}

/** A version or an alias of a function; `FunctionName` may be a name or an ARN. */
const qualified =
  (qualifier: (read: ReadText) => string, attributes: Readonly<Record<string, string>> = {}): Identify =>
  (resource, read) => {
    const given = read('FunctionName') ?? ''
    const functionArn = given.startsWith('arn:') ? given : arn(resource, 'lambda', `function:${given}`)
    return { ref: `${functionArn}:${qualifier(read)}`, attributes }
  }

const role: Identify = (resource, read) => {
  const name = read('RoleName') ?? generatedName(resource, 64)
  const path = read('Path') ?? '/'
  return {
    ref: name,
    attributes: {
      Arn: globalArn(resource, 'iam', `role${path}${name}`),
      RoleId: `AROA${generatedId(resource, 17).toUpperCase()}`,
    },
  }
}

const managedPolicy: Identify = (resource, read) => {
  const name = read('ManagedPolicyName') ?? generatedName(resource, 128)
  const policyArn = globalArn(resource, 'iam', `policy${read('Path') ?? '/'}${name}`)
  return { ref: policyArn, attributes: { PolicyArn: policyArn } }
}

const key: Identify = (resource) => {
  const id = generatedUuid(resource)
  return { ref: id, attributes: { KeyId: id, Arn: arn(resource, 'kms', `key/${id}`) } }
}

const topic: Identify = (resource, read) => {
  const name = read('TopicName') ?? generatedName(resource, 256)
  const topicArn = arn(resource, 'sns', name)
  return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } }
}

const logGroup: Identify = (resource, read) => {
  const name = read('LogGroupName') ?? generatedName(resource, 512)
  return { ref: name, attributes: { Arn: arn(resource, 'logs', `log-group:${name}:*`) } }
}

const webAcl: Identify = (resource, read) => {
  const name = read('Name') ?? generatedName(resource, 128)
  const id = generatedUuid(resource)
  const scope = read('Scope') ?? 'REGIONAL'
  const aclArn = arn(resource, 'wafv2', `${scope === 'CLOUDFRONT' ? 'global' : 'regional'}/webacl/${name}/${id}`)
  return { ref: `${name}|${id}|${scope}`, attributes: { Arn: aclArn, Id: id } }
}

const edgeFunction: Identify = (resource, read) => {
  const functionArn = globalArn(resource, 'cloudfront', `function/${read('Name') ?? generatedName(resource, 64)}`)
  return { ref: functionArn, attributes: { FunctionARN: functionArn, 'FunctionMetadata.FunctionARN': functionArn } }
}

const schedule: Identify = (resource, read) => {
  const name = read('Name') ?? generatedName(resource, 64)
  const scheduleArn = arn(resource, 'scheduler', `schedule/${read('GroupName') ?? 'default'}/${name}`)
  return { ref: name, attributes: { Arn: scheduleArn } }
}

const emailIdentity: Identify = (resource, read) => {
  const name = read('EmailIdentity') ?? ''
  const tokens = [1, 2, 3].flatMap((n) => [
    [`DkimDNSTokenName${n}`, `local${n}._domainkey.${name}`],
    [`DkimDNSTokenValue${n}`, `local${n}.dkim.amazonses.com`],
  ])
  return { ref: name, attributes: { ...Object.fromEntries(tokens), Arn: arn(resource, 'ses', `identity/${name}`) } }
}

const parameter: Identify = (resource, read) => ({
  ref: read('Name') ?? generatedName(resource, 128),
  attributes: { Value: read('Value') ?? '', Type: read('Type') ?? 'String' },
})

const certificate: Identify = (resource) => {
  const certificateArn = arn(resource, 'acm', `certificate/${generatedUuid(resource)}`)
  return { ref: certificateArn, attributes: { Arn: certificateArn } }
}

/**
 * Types whose identity follows from the template alone. What only an engine can tell (a queue's URL, a secret's ARN)
 * is bound in the resolver when the resource has been created.
 */
export const identities: Readonly<Record<string, Identify>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Version': qualified(() => '1', { Version: '1' }),
  'AWS::Lambda::Alias': qualified((read) => read('Name') ?? ''),
  'AWS::IAM::Role': role,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': opaque(16, 'Id'),
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': (_resource, read) => ({ ref: read('AliasName') ?? '', attributes: {} }),
  'AWS::SNS::Topic': topic,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::CloudWatch::Alarm': named('AlarmName', 255, 'cloudwatch', (name) => `alarm:${name}`),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', 255, 'cloudwatch', (name) => `alarm:${name}`),
  'AWS::CloudWatch::Dashboard': named('DashboardName', 255, 'cloudwatch', (name) => `dashboard/${name}`),
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Stage': (_resource, read) => ({ ref: read('StageName') ?? '$default', attributes: {} }),
  'AWS::ApiGatewayV2::Route': opaque(7, 'RouteId'),
  'AWS::ApiGatewayV2::Integration': opaque(7, 'IntegrationId'),
  'AWS::ApiGatewayV2::Authorizer': opaque(6, 'AuthorizerId'),
  'AWS::CloudFront::Function': edgeFunction,
  'AWS::CloudFront::ResponseHeadersPolicy': opaque(14, 'Id'),
  'AWS::CloudFront::CachePolicy': opaque(14, 'Id'),
  'AWS::CloudFront::OriginRequestPolicy': opaque(14, 'Id'),
  'AWS::CloudFront::OriginAccessControl': opaque(14, 'Id'),
  'AWS::WAFv2::WebACL': webAcl,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': named('Name', 64, 'scheduler', (name) => `schedule-group/${name}`),
  'AWS::Events::Rule': named('Name', 64, 'events', (name) => `rule/${name}`),
  'AWS::SES::EmailIdentity': emailIdentity,
  'AWS::SES::ConfigurationSet': named('Name', 64, 'ses', (name) => `configuration-set/${name}`),
  'AWS::SSM::Parameter': parameter,
  'AWS::CertificateManager::Certificate': certificate,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': opaque(26, 'ClientId'),
  'AWS::Cognito::UserPoolGroup': (_resource, read) => ({ ref: read('GroupName') ?? '', attributes: {} }),
  'AWS::Cognito::UserPoolUser': (_resource, read) => ({ ref: read('Username') ?? '', attributes: {} }),
}

/** Types that an engine creates: their identity is known only afterwards. */
export const boundByEngine: ReadonlySet<string> = new Set([
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::CloudFront::Distribution',
])
