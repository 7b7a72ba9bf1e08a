import * as z from 'zod'
import type { BucketSpec, CorsRule, ObjectCreatedTarget } from '../../engines/s3/bucket.ts'
import type { Resource } from '../assembly.ts'
import { generatedId, placeName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'
import { allowsService, inlinePolicy, resourcePolicy } from '../resource-policy.ts'
import { TemplateError } from '../template-error.ts'

const list = z.array(z.string())
const bucketShape = z.object({
  BucketEncryption: z
    .object({
      ServerSideEncryptionConfiguration: z.array(
        z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }).optional() }),
      ),
    })
    .optional(),
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: list,
          AllowedMethods: list,
          AllowedHeaders: list.optional(),
          ExposedHeaders: list.optional(),
          MaxAge: z.coerce.number().optional(),
        }),
      ),
    })
    .optional(),
  VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  NotificationConfiguration: z.undefined('notifications must come as Custom::S3BucketNotifications').optional(),
})

const unsupported = z.array(z.unknown()).max(0, 'only queues get notifications on this machine').default([])
const notificationShape = z.object({
  BucketName: z.string(),
  NotificationConfiguration: z.object({
    QueueConfigurations: z
      .array(
        z.object({
          Id: z.string().optional(),
          Events: list,
          QueueArn: z.string(),
          Filter: z
            .object({ Key: z.object({ FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })) }) })
            .optional(),
        }),
      )
      .default([]),
    LambdaFunctionConfigurations: unsupported,
    TopicConfigurations: unsupported,
  }),
})

/** A bucket of the template as the engine takes it. `report` hears of notifications that the queue's policy does not allow. */
export function bucketSpec(resolver: Resolver, bucket: Resource, report: (message: string) => void): BucketSpec {
  const given = resolver.properties(bucket, bucketShape)
  const encryption = given.BucketEncryption?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault
  const keyArn = encryption?.KMSMasterKeyID
  return {
    name: resolver.ref(bucket),
    arn: resolver.attribute(bucket, 'Arn'),
    ...(keyArn !== undefined && { keyArn }),
    ...(given.VersioningConfiguration?.Status === 'Enabled' && { isVersioned: true }),
    corsRules: (given.CorsConfiguration?.CorsRules ?? []).map(
      (rule): CorsRule => ({
        allowedOrigins: rule.AllowedOrigins,
        allowedMethods: rule.AllowedMethods,
        ...(rule.AllowedHeaders && { allowedHeaders: rule.AllowedHeaders }),
        ...(rule.ExposedHeaders && { exposedHeaders: rule.ExposedHeaders }),
        ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
      }),
    ),
    notify: notificationsOf(resolver, bucket, report),
  }
}

function notificationsOf(
  resolver: Resolver,
  bucket: Resource,
  report: (message: string) => void,
): ObjectCreatedTarget[] {
  const name = resolver.ref(bucket)
  return resolver.resources('Custom::S3BucketNotifications').flatMap((resource) => {
    const given = resolver.properties(resource, notificationShape)
    if (given.BucketName !== name) return []
    return given.NotificationConfiguration.QueueConfigurations.flatMap((target, index) => {
      if (target.Events.some((event) => !event.startsWith('s3:ObjectCreated:'))) {
        throw new TemplateError(
          'NOT_SUPPORTED',
          placeName(resource),
          `of ${target.Events} only s3:ObjectCreated is told here`,
        )
      }
      const refusal = deliveryRefusal(resolver, bucket, target.QueueArn)
      if (refusal !== undefined) {
        report(`${placeName(resource)}: ${refusal}, so no event of the bucket arrives`)
        return []
      }
      const rules = Object.fromEntries(
        (target.Filter?.Key.FilterRules ?? []).map((rule) => [rule.Name.toLowerCase(), rule.Value]),
      )
      return [
        {
          id: target.Id ?? `${generatedId(resource, 20)}-${index}`,
          events: target.Events,
          targetArn: target.QueueArn,
          ...(rules.prefix !== undefined && { prefix: rules.prefix }),
          ...(rules.suffix !== undefined && { suffix: rules.suffix }),
        },
      ]
    })
  })
}

const queueKeyShape = z.object({ KmsMasterKeyId: z.string().optional() })
const keyShape = z.object({ KeyPolicy: z.unknown() })

/** What S3 itself checks before it takes a notification: the queue's policy and, for an encrypted queue, its key's. */
function deliveryRefusal(resolver: Resolver, bucket: Resource, queueArn: string): string | undefined {
  const queue = resolver.resources('AWS::SQS::Queue').find((one) => resolver.attribute(one, 'Arn') === queueArn)
  if (queue === undefined) return `there is no queue ${queueArn} in the template`
  const call = {
    service: 's3.amazonaws.com',
    sourceArn: resolver.attribute(bucket, 'Arn'),
    sourceAccount: bucket.stack.place.accountId,
  }
  const url = resolver.ref(queue)
  const policy = resourcePolicy(resolver, 'AWS::SQS::QueuePolicy', (one) => {
    const queues = resolver.value(one.stack, one.properties.Queues ?? [], placeName(one))
    return Array.isArray(queues) && queues.includes(url)
  })
  if (!allowsService(policy, { ...call, action: 'sqs:SendMessage', resource: queueArn })) {
    return `the policy of ${queueArn} does not let ${call.sourceArn} send messages`
  }
  const { KmsMasterKeyId: keyId } = resolver.properties(queue, queueKeyShape)
  if (keyId === undefined || keyId.startsWith('alias/aws/')) return undefined
  const key = resolver
    .resources('AWS::KMS::Key')
    .find((one) => resolver.attribute(one, 'Arn') === keyId || resolver.ref(one) === keyId)
  const keyPolicy = key && inlinePolicy(resolver.properties(key, keyShape).KeyPolicy)
  const mayEncrypt = keyPolicy && allowsService(keyPolicy, { ...call, action: 'kms:GenerateDataKey', resource: '*' })
  return mayEncrypt
    ? undefined
    : `the key ${keyId} of ${queueArn} does not let ${call.service} encrypt (kms:GenerateDataKey)`
}
