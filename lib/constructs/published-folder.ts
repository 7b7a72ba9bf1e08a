import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Duration } from 'aws-cdk-lib'
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { acknowledgeDeploymentHandler } from './cdk-handlers.ts'
import type { Need } from './need.ts'
import { objectsBelow } from './objects-below.ts'
import { type LogBucket, PrivateBucket } from './private-bucket.ts'

export interface PublishedFolderProps {
  /** What the build made. Files below `assets/` carry a hash of their content in their names. */
  readonly folder: string
  /** Path below which it is published; the keys carry it too, since CloudFront does not cut it off. */
  readonly prefix?: string
  readonly logs: LogBucket
}

export interface Publication {
  readonly distribution: IDistribution
  /** Of CDK's copying function. */
  readonly logGroup: ILogGroup
  /** Files made at deployment, such as settings. */
  readonly more?: readonly ISource[]
}

/** A folder of a web build, in a bucket that only the distribution reads. */
export class PublishedFolder extends Construct {
  readonly bucket: PrivateBucket
  readonly #props: PublishedFolderProps

  constructor(scope: Construct, id: string, props: PublishedFolderProps) {
    super(scope, id)
    this.#props = props
    this.bucket = new PrivateBucket(this, 'Bucket', { logs: props.logs })
  }

  /** For a function that publishes files of its own below a path that no build uses: deployments take nothing away there. */
  putBelow(path: string): Need<{ readonly SITE_BUCKET: string }> {
    return objectsBelow(this.bucket, {
      variable: 'SITE_BUCKET',
      prefix: path,
      actions: ['s3:PutObject'],
      each: 'file of a day',
    })
  }

  /**
   * Two copies, since each has one cache header: hashed files for ever, the rest asked for each time. Nothing old is taken away: a page
   * that is open in a browser still loads the parts that it was built with.
   */
  publish({ distribution, logGroup, more = [] }: Publication): void {
    const { folder, prefix } = this.#props
    const assets = join(folder, 'assets')
    const common = { destinationBucket: this.bucket, prune: false, logGroup, memoryLimit: 512 }
    const below = (part: string) => [prefix, part].filter(Boolean).join('/')
    const hashed = existsSync(assets)
      ? [
          new BucketDeployment(this, 'Hashed', {
            ...common,
            sources: [Source.asset(assets)],
            destinationKeyPrefix: below('assets'),
            cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
          }),
        ]
      : []
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [Source.asset(folder, { exclude: ['assets', 'assets/**'] }), ...more],
      ...(prefix && { destinationKeyPrefix: prefix }),
      // A browser asks each time; the distribution answers for a day, or until the next deployment clears it.
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.seconds(0)),
        CacheControl.sMaxAge(Duration.days(1)),
        CacheControl.mustRevalidate(),
      ],
      distribution,
      distributionPaths: [`/${below('*')}`],
    })
    // A page must not be there before its parts are.
    for (const deployment of hashed) pages.node.addDependency(deployment)
    acknowledgeDeploymentHandler(pages, this.bucket)
  }
}
