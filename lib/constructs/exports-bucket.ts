import { Duration, Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { exportDays } from '../../lambdas/contract/exports.ts'
import { objectPrefixes } from '../../lambdas/runtime/object-keys.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'
import { objectsBelow } from './objects-below.ts'
import { type LogBucket, PrivateBucket } from './private-bucket.ts'

type BucketNeed = Need<{ readonly EXPORTS_BUCKET: string }>

/** Files that officers have asked for. Each is made anew when it is asked for again, so none is kept for long. */
export class ExportsBucket extends Construct {
  readonly bucket: PrivateBucket
  readonly #key: IKey

  static readonly prefix = objectPrefixes.exports

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

  #need(action: `s3:${string}`, keyAction: 'GenerateDataKey' | 'Decrypt'): BucketNeed {
    const { prefix } = ExportsBucket
    const objects = objectsBelow(this.bucket, { variable: 'EXPORTS_BUCKET', prefix, actions: [action], each: 'file' })
    return {
      ...objects,
      statements: [...objects.statements, mayUseKey(this.#key, 's3', Stack.of(this).region, [keyAction])],
    }
  }
}
