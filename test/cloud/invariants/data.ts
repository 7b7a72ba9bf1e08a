import type { Synthesized } from '../synthesis.ts'
import { at, isObject, listOf, type Resource, type Template } from '../template.ts'

/** Types that hold what cannot be made again. */
const holdsData = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
]

const statementsOfBucket = (template: Template, bucket: Resource) =>
  template
    .of('AWS::S3::BucketPolicy')
    .filter(({ stack, properties }) => template.target(stack, properties.Bucket) === bucket.name)
    .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))

const refusesPlainHttp = (statement: unknown) =>
  expect(statement).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })

export function data(cloud: () => Synthesized): void {
  it('has every table restorable to any second, protected from deletion, under a key of our own', () => {
    const { template } = cloud()
    expect(template.of('AWS::DynamoDB::Table')).toEqual([])
    const tables = template.of('AWS::DynamoDB::GlobalTable')
    expect(tables.length).toBe(1)
    for (const { stack, properties } of tables) {
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      })
      for (const replica of listOf(properties.Replicas)) {
        expect(replica).toMatchObject({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        })
        const key = template.named(template.target(stack, at(replica, 'SSESpecification', 'KMSMasterKeyId')))
        expect(key?.type).toBe('AWS::KMS::Key')
      }
    }
  })

  it('has the three indexes by the names and keys that the store asks for', () => {
    const [register] = cloud().template.of('AWS::DynamoDB::GlobalTable')
    expect(register?.properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byIdNumber',
          KeySchema: [
            { AttributeName: 'idNumberHash', KeyType: 'HASH' },
            { AttributeName: 'idNumberOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byCommune',
          KeySchema: [
            { AttributeName: 'communeKey', KeyType: 'HASH' },
            { AttributeName: 'communeOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byOpenLists',
          KeySchema: [
            { AttributeName: 'openLists', KeyType: 'HASH' },
            { AttributeName: 'openOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    })
  })

  it('has every bucket refuse plain http and the public, and encrypt', () => {
    const { template } = cloud()
    const buckets = template.of('AWS::S3::Bucket')
    expect(buckets.length).toBeGreaterThanOrEqual(5)
    for (const bucket of buckets) {
      expect(bucket.properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: expect.anything(),
      })
      const statements = statementsOfBucket(template, bucket)
      const denial = statements.find((one) => at(one, 'Condition', 'Bool', 'aws:SecureTransport') === 'false')
      refusesPlainHttp(denial)
      // The bucket itself and everything in it: one of the two alone leaves a door open.
      expect(listOf(at(denial, 'Resource')).map((one) => template.text(bucket.stack, one))).toEqual([
        `<${bucket.name}>`,
        `<${bucket.name}>/*`,
      ])
      const allowed = statements.filter((one) => at(one, 'Effect') === 'Allow')
      for (const one of allowed) expect(isObject(at(one, 'Principal')) && at(one, 'Principal', 'Service')).toBeTruthy()
    }
  })

  it('notes the accesses to every bucket, and forgets them in time', () => {
    const { template, config } = cloud()
    const buckets = template.of('AWS::S3::Bucket')
    const logs = new Set(
      buckets.flatMap(({ stack, properties }) =>
        listOf(template.target(stack, at(properties, 'LoggingConfiguration', 'DestinationBucketName'))),
      ),
    )
    for (const bucket of buckets) {
      const isLogged = at(bucket.properties, 'LoggingConfiguration') !== undefined
      expect(isLogged).toBe(!logs.has(bucket.name))
      if (!isLogged) {
        expect(at(bucket.properties, 'LifecycleConfiguration', 'Rules', 0, 'ExpirationInDays')).toBe(
          config.accessLogDays,
        )
      }
    }
  })

  it('keeps uploaded workbooks in versions, under a key of our own, and takes posts from its own pages only', () => {
    const { template, config } = cloud()
    const uploads = template
      .of('AWS::S3::Bucket')
      .filter(({ properties }) => properties.CorsConfiguration !== undefined)
    expect(uploads.length).toBe(1)
    expect(uploads[0]?.properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: config.uploadOrigins }] },
    })
    expect(config.uploadOrigins).not.toContain('*')
    // No workbook goes by itself; the copies of long lists' rows do, every version of them.
    const expiring = listOf(at(uploads[0]?.properties, 'LifecycleConfiguration', 'Rules')).filter(
      (rule) => at(rule, 'AbortIncompleteMultipartUpload') === undefined,
    )
    expect(expiring).toEqual([
      { Status: 'Enabled', Prefix: 'parts/', ExpirationInDays: 3, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
    ])
  })

  it('makes the secrets of the ID numbers itself, long enough, under a key of our own', () => {
    const { template } = cloud()
    const secrets = template.of('AWS::SecretsManager::Secret')
    // The register’s own, and the one that provinces have in common.
    expect(secrets.length).toBe(2)
    for (const { properties } of secrets) {
      expect(properties).toMatchObject({ KmsKeyId: expect.anything() })
      // To the letter: where it changes, CloudFormation makes another secret, and no number would be found any more.
      expect(properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true })
    }
  })

  it('turns every key over each year', () => {
    for (const { properties } of cloud().template.of('AWS::KMS::Key')) expect(properties.EnableKeyRotation).toBe(true)
  })

  it('encrypts every queue, refuses plain http to it, and has a dead-letter queue behind it', () => {
    const { template } = cloud()
    const queues = template.of('AWS::SQS::Queue')
    const dead = new Set(deadLetterQueues(template))
    expect(queues.length).toBeGreaterThanOrEqual(3)
    for (const queue of queues) {
      expect(queue.properties.SqsManagedSseEnabled).toBe(true)
      expect(queue.properties.RedrivePolicy !== undefined).toBe(!dead.has(queue.name))
      const statements = template
        .of('AWS::SQS::QueuePolicy')
        .filter(({ stack, properties }) =>
          listOf(properties.Queues).some((one) => template.target(stack, one) === queue.name),
        )
        .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      refusesPlainHttp(statements.find((one) => at(one, 'Effect') === 'Deny'))
    }
  })

  it('keeps, where the stage is kept, everything that cannot be made again', () => {
    const { template, config } = cloud()
    const kept = template.all.filter(({ type, stack }) => holdsData.includes(type) && /-(Data|Identity)$/.test(stack))
    expect(new Set(kept.map(({ type }) => type)).size).toBeGreaterThanOrEqual(5)
    for (const { name, deletionPolicy } of kept) {
      expect(`${name} ${deletionPolicy}`).toBe(`${name} ${config.isKept ? 'Retain' : 'Delete'}`)
    }
  })
}

export function deadLetterQueues(template: Template): string[] {
  const behindQueues = template
    .of('AWS::SQS::Queue')
    .map(({ stack, properties }) => template.target(stack, at(properties, 'RedrivePolicy', 'deadLetterTargetArn')))
  const behindFunctions = template
    .of('AWS::Lambda::Function')
    .map(({ stack, properties }) => template.target(stack, at(properties, 'DeadLetterConfig', 'TargetArn')))
  const behindSchedules = template
    .of('AWS::Scheduler::Schedule')
    .map(({ stack, properties }) => template.target(stack, at(properties, 'Target', 'DeadLetterConfig', 'Arn')))
  const all = [...behindQueues, ...behindFunctions, ...behindSchedules]
  return [...new Set(all.filter((name) => name !== undefined))]
}
