import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'

type OwnProps = Pick<BucketProps, 'cors' | 'lifecycleRules' | 'versioned'>

export interface PrivateBucketProps extends OwnProps {
  /** Where each access to it is noted. */
  readonly logs: LogBucket
  /** @default Amazon's own key: for files that are published anyway */
  readonly key?: IKey
}

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const

const removal = (scope: Construct): RemovalPolicy =>
  houseOf(scope).config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY

/** A bucket that refuses plain http and the public, encrypted, with its accesses noted. */
export class PrivateBucket extends Bucket {
  // Said here because CDK's own type leaves it open, and then fits none of CDK's own parameters.
  override get isWebsite(): boolean {
    return false
  }

  constructor(scope: Construct, id: string, { logs, key, ...own }: PrivateBucketProps) {
    super(scope, id, {
      ...closed,
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `buckets/${`${scope.node.id}-${id}`.toLowerCase()}/`,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: removal(scope),
      ...own,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }, ...(own.lifecycleRules ?? [])],
    })
  }
}

/**
 * Where accesses to buckets and to the distribution are noted: visitors' addresses, so with an end. S3 and CloudFront deliver only to
 * a bucket with Amazon's own key, and CloudFront only to one whose owner accepts access lists.
 */
export class LogBucket extends Bucket {
  override get isWebsite(): boolean {
    return false
  }

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      removalPolicy: removal(scope),
      lifecycleRules: [
        {
          expiration: Duration.days(houseOf(scope).config.accessLogDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
  }
}
