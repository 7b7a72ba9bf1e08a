/** One rule of a bucket's CORS configuration, as CloudFormation's `CorsRules` says it. */
export interface CorsRule {
  /** Each may hold one `*`. */
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  /** Each may hold one `*`; compared without regard to case. */
  readonly allowedHeaders?: readonly string[]
  readonly exposedHeaders?: readonly string[]
  readonly maxAgeSeconds?: number
}

/** One entry of a bucket's notification configuration: which created objects are told to whom. */
export interface ObjectCreatedTarget {
  /** The configuration's id; it is sent along in each record. */
  readonly id: string
  /** `s3:ObjectCreated:*`, or single ones like `s3:ObjectCreated:Put`. */
  readonly events: readonly string[]
  readonly prefix?: string
  readonly suffix?: string
  /** ARN of the queue or function that gets the record. */
  readonly targetArn: string
}

export interface BucketSpec {
  readonly name: string
  readonly arn: string
  /** ARN of the KMS key of the bucket's default encryption; without it, S3's own keys. */
  readonly keyArn?: string
  readonly corsRules?: readonly CorsRule[]
  /** Each write makes a version of its own, and the earlier ones stay. */
  readonly isVersioned?: boolean
  readonly notify?: readonly ObjectCreatedTarget[]
}

/** S3's naming rules; a name is a folder's name on disk too, so nothing else may pass. */
export const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+\.\d+\.\d+\.\d+$/.test(name)
