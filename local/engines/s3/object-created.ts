import { randomUUID } from 'node:crypto'
import type { Place, Principal } from '../../aws/engine.ts'
import type { BucketSpec, ObjectCreatedTarget } from './bucket.ts'
import type { ObjectDescription } from './object-store.ts'

export type CreatedBy = 'Put' | 'Post' | 'Copy' | 'CompleteMultipartUpload'

/** One entry of the `Records` that S3 sends; names and shape are Amazon's (event version 2.1). */
export interface S3EventRecord {
  readonly eventVersion: '2.1'
  readonly eventSource: 'aws:s3'
  readonly awsRegion: string
  readonly eventTime: string
  readonly eventName: `ObjectCreated:${CreatedBy}`
  readonly userIdentity: { readonly principalId: string }
  readonly requestParameters: { readonly sourceIPAddress: string }
  readonly responseElements: { readonly 'x-amz-request-id': string; readonly 'x-amz-id-2': string }
  readonly s3: {
    readonly s3SchemaVersion: '1.0'
    readonly configurationId: string
    readonly bucket: {
      readonly name: string
      readonly ownerIdentity: { readonly principalId: string }
      readonly arn: string
    }
    readonly object: {
      /** URL-encoded, with `+` for blanks. */
      readonly key: string
      readonly size: number
      readonly eTag: string
      readonly versionId?: string
      readonly sequencer: string
    }
  }
}

/** As Java's URLEncoder writes it, slashes left alone: readers must turn `+` into a blank before they decode. */
export const eventKey = (key: string): string =>
  encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')

/** The entries of the bucket's notification configuration that an object created in this way concerns. */
export const targetsOf = (bucket: BucketSpec, key: string, by: CreatedBy): readonly ObjectCreatedTarget[] =>
  (bucket.notify ?? []).filter(
    ({ events, prefix = '', suffix = '' }) =>
      (events.includes('s3:ObjectCreated:*') || events.includes(`s3:ObjectCreated:${by}`)) &&
      key.startsWith(prefix) &&
      key.endsWith(suffix),
  )

export interface Creation {
  readonly bucket: BucketSpec
  readonly object: ObjectDescription
  readonly by: CreatedBy
  readonly principal: Principal
  /** Milliseconds. */
  readonly at: number
  readonly requestId: string
}

export function objectCreatedRecord(creation: Creation, target: ObjectCreatedTarget, place: Place): S3EventRecord {
  const { bucket, object, by, principal, requestId } = creation
  const who = principal.kind === 'role' ? (principal.roleArn.split('/').at(-1) ?? principal.roleArn) : principal.kind
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: place.region,
    eventTime: new Date(creation.at).toISOString(),
    eventName: `ObjectCreated:${by}`,
    userIdentity: { principalId: `AWS:${who}` },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': randomUUID() },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: target.id,
      bucket: { name: bucket.name, ownerIdentity: { principalId: place.accountId }, arn: bucket.arn },
      object: {
        key: eventKey(object.key),
        size: object.size,
        eTag: object.etag,
        ...(object.versionId !== undefined && { versionId: object.versionId }),
        sequencer: object.sequencer,
      },
    },
  }
}

/** What S3 sends to a target when the notification is configured. */
export interface S3TestEvent {
  readonly Service: 'Amazon S3'
  readonly Event: 's3:TestEvent'
  readonly Time: string
  readonly Bucket: string
  readonly RequestId: string
  readonly HostId: string
}

export const testEvent = (bucket: BucketSpec, at: number): S3TestEvent => ({
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: new Date(at).toISOString(),
  Bucket: bucket.name,
  RequestId: randomUUID(),
  HostId: randomUUID(),
})
