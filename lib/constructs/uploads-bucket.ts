import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { HttpMethods } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { objectPrefixes } from '../../lambdas/runtime/object-keys.ts'
import { houseOf } from '../stacks/house-stack.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'
import { objectsBelow } from './objects-below.ts'
import { type LogBucket, PrivateBucket } from './private-bucket.ts'

type BucketNeed = Need<{ readonly UPLOADS_BUCKET: string }>

interface Use {
  readonly actions: readonly `s3:${string}`[]
  readonly keyActions?: readonly ('GenerateDataKey' | 'Decrypt')[]
  readonly prefix?: string
}

/**
 * The workbooks as the officers sent them. They are the evidence behind each row, and the version that a list was read from may be
 * one that was written over since: so no version goes by itself.
 */
export class UploadsBucket extends Construct {
  readonly bucket: PrivateBucket
  readonly #key: IKey

  /** Key prefix of every list; what arrives below it is read by the intake. */
  static readonly listsPrefix = objectPrefixes.lists

  /** Of the files that other provinces send. */
  static readonly foreignPrefix = objectPrefixes.foreign

  /** Key prefix of what payers send back; read by the function that writes payments. */
  static readonly resultsPrefix = objectPrefixes.results

  /** Of the checked rows of long lists, packed in parts while they are brought in. */
  static readonly partsPrefix = objectPrefixes.parts

  constructor(scope: Construct, id: string, props: { readonly key: IKey; readonly logs: LogBucket }) {
    super(scope, id)
    this.#key = props.key
    this.bucket = new PrivateBucket(this, 'Bucket', {
      ...props,
      versioned: true,
      // A list is in after an hour, or given up after a day; its rows are then in the register, and here nobody's business.
      lifecycleRules: [
        {
          prefix: UploadsBucket.partsPrefix,
          expiration: Duration.days(3),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [...houseOf(this).config.uploadOrigins],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
    })
  }

  /** For whoever signs the form with which a browser posts a workbook: the signer must itself be allowed to put it. */
  signUploads(prefix: string = UploadsBucket.listsPrefix): BucketNeed {
    return this.#need({ actions: ['s3:PutObject'], keyActions: ['GenerateDataKey'], prefix })
  }

  /** One named version, never whatever lies there now. */
  read(prefix: string = UploadsBucket.listsPrefix): BucketNeed {
    return this.#need({ actions: ['s3:GetObjectVersion'], keyActions: ['Decrypt'], prefix })
  }

  /** Parts of long lists, laid down by one function and taken up by others. */
  keepParts(): BucketNeed {
    return this.#need({
      actions: ['s3:PutObject', 's3:GetObject'],
      keyActions: ['GenerateDataKey', 'Decrypt'],
      prefix: UploadsBucket.partsPrefix,
    })
  }

  /** Whether a file lies under a list's key, and in which version. What is in it needs the key, which this does not give. */
  look(): BucketNeed {
    const { variables, statements, accepted = [] } = this.#need({ actions: ['s3:GetObject'] })
    // Without it S3 says of a file that is not there that one may not see it.
    const list = new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] })
    return { variables, statements: [...statements, list], accepted }
  }

  #need({ actions, keyActions = [], prefix = UploadsBucket.listsPrefix }: Use): BucketNeed {
    const objects = objectsBelow(this.bucket, { variable: 'UPLOADS_BUCKET', prefix, actions, each: 'upload' })
    const keyUse = keyActions.length > 0 ? [mayUseKey(this.#key, 's3', Stack.of(this).region, keyActions)] : []
    return { ...objects, statements: [...objects.statements, ...keyUse] }
  }
}
