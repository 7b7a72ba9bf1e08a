import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { exportDays } from '../../lambdas/contract/exports.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'
import { type LogBucket, PrivateBucket } from './private-bucket.ts'

type BucketNeed = Need<{ readonly EXPORTS_BUCKET: string }>

/** Files that officers have asked for. Each is made anew when it is asked for again, so none is kept for long. */
export class ExportsBucket extends Construct {
  readonly bucket: PrivateBucket
  readonly #key: IKey

  static readonly prefix = 'exports/'

  constructor(scope: Construct, id: string, props: { readonly key: IKey; readonly logs: LogBucket }) {
    super(scope, id)
    this.#key = props.key
    this.bucket = new PrivateBucket(this, 'Bucket', {
      ...props,
      lifecycleRules: [{ expiration: Duration.days(exportDays) }],
    })
  }

  write(): BucketNeed {
    return this.#need('s3:PutObject', 'GenerateDataKey')
  }

  /** For whoever signs the address from which a browser fetches its file: the signer must itself be allowed to get it. */
  signDownloads(): BucketNeed {
    return this.#need('s3:GetObject', 'Decrypt')
  }

  #need(action: string, keyAction: 'GenerateDataKey' | 'Decrypt'): BucketNeed {
    const { bucketArn } = this.bucket
    const home = Stack.of(this)
    // cdk-nag names a finding by the text of the template, where the bucket of another stack stands as the name of an export.
    const { 'Fn::ImportValue': exported }: { 'Fn::ImportValue': string } = home.resolve(home.exportValue(bucketArn))
    return {
      variables: { EXPORTS_BUCKET: this.bucket.bucketName },
      statements: [
        new PolicyStatement({ actions: [action], resources: [`${bucketArn}/${ExportsBucket.prefix}*`] }),
        mayUseKey(this.#key, 's3', home.region, [keyAction]),
      ],
      accepted: [
        {
          rule: `AwsSolutions-IAM5[Resource::${exported}/${ExportsBucket.prefix}*]`,
          reason:
            'Each file has a key of its own below this prefix; S3 has no finer form for objects that do not exist yet.',
        },
      ],
    }
  }
}
