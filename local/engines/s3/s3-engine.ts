import { randomUUID } from 'node:crypto'
import type { CredentialStore } from '../../aws/credentials.ts'
import type { AwsRequest, AwsResponse, Engine, Place, Principal } from '../../aws/engine.ts'
import type { BucketSpec, ObjectCreatedTarget } from './bucket.ts'
import type { AnswerCall } from './bucket-call.ts'
import { openBuckets } from './buckets.ts'
import { corsHeaders, preflightHeaders } from './cors.ts'
import { listObjectsV2 } from './list-objects.ts'
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  uploadPart,
} from './multipart-operations.ts'
import { objectCreatedRecord, type S3EventRecord, type S3TestEvent, targetsOf, testEvent } from './object-created.ts'
import { copyObject, deleteObject, deleteObjects, getObject, putObject } from './object-operations.ts'
import { postObject } from './post-object.ts'
import { s3Accesses } from './s3-accesses.ts'
import { answer } from './s3-answers.ts'
import { type S3Operation, s3Call } from './s3-call.ts'
import { errorDocument, S3Error } from './s3-error.ts'
import { postFormSigner } from './upload-form.ts'

export interface S3EngineOptions {
  /** Everything is kept below it; made when it is not there. */
  readonly directory: string
  readonly place: Place
  /**
   * Takes an object's record for one notification target. The writer gets its 200 only after this resolves; when it rejects,
   * the writer gets an error although the object is there, and writes it again.
   */
  readonly onObjectCreated: (bucket: BucketSpec, record: S3EventRecord, target: ObjectCreatedTarget) => Promise<void>
  /** Takes the message that S3 sends once to every new target; it has no `Records`, and consumers must bear it. */
  readonly onTestEvent?: (bucket: BucketSpec, event: S3TestEvent, target: ObjectCreatedTarget) => Promise<void>
  /** Milliseconds; the machine's clock by default. */
  readonly now?: () => number
}

export interface S3Engine extends Engine {
  signer(request: AwsRequest, credentials: CredentialStore): Principal | AwsResponse
  /** Makes a bucket, or gives an existing one its new configuration; the objects stay. */
  createBucket(spec: BucketSpec): Promise<void>
  /** What lets a page read an answer to this request; for answers that others give in the engine's place. */
  corsHeaders(request: Pick<AwsRequest, 'path' | 'method' | 'headers'>): Readonly<Record<string, string>>
}

const answers: Readonly<Record<Exclude<S3Operation, 'CreateBucket' | 'Preflight'>, AnswerCall>> = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateMultipartUpload: createMultipartUpload,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  HeadBucket: async ({ bucket }) => answer(200, { 'x-amz-bucket-region': bucket.region }),
  HeadObject: getObject,
  ListObjectsV2: listObjectsV2,
  PostObject: postObject,
  PutObject: putObject,
  UploadPart: uploadPart,
}

/** A small S3 on this machine's disk: path style, one account, no ACLs, no tags. */
export async function openS3Engine(options: S3EngineOptions): Promise<S3Engine> {
  const { directory, place, onObjectCreated, onTestEvent, now = Date.now } = options
  const buckets = await openBuckets(directory, place, now)

  async function createBucket(spec: BucketSpec): Promise<void> {
    const known = buckets.find(spec.name)?.spec.notify ?? []
    // First the message, then the configuration: after a crash in between the message comes twice rather than never.
    for (const target of spec.notify ?? []) {
      if (known.some(({ id, targetArn }) => id === target.id && targetArn === target.targetArn)) continue
      await onTestEvent?.(spec, testEvent(spec, now()), target)
    }
    await buckets.put(spec)
  }

  async function respond(request: AwsRequest, requestId: string): Promise<AwsResponse> {
    const call = s3Call(request)
    // Whatever could not be read when the permissions were asked for must not be carried out now.
    s3Accesses(call, request, buckets.find)
    const bucket = buckets.find(call.bucket)
    if (call.operation === 'CreateBucket') {
      if (bucket !== undefined) throw new S3Error('BucketAlreadyOwnedByYou', undefined, { BucketName: call.bucket })
      await createBucket({ name: call.bucket, arn: `arn:aws:s3:::${call.bucket}` })
      return answer(200, { location: `/${call.bucket}` })
    }
    if (bucket === undefined) throw new S3Error('NoSuchBucket', undefined, { BucketName: call.bucket })
    const owner = request.headers['x-amz-expected-bucket-owner']
    if (owner !== undefined && owner !== place.accountId) throw new S3Error('AccessDenied')
    if (call.operation === 'Preflight') {
      return answer(200, preflightHeaders(bucket.spec.corsRules ?? [], request.headers))
    }
    return answers[call.operation]({
      request,
      bucket,
      key: call.key,
      find: buckets.find,
      now,
      async announce(object, by) {
        const creation = { bucket: bucket.spec, object, by, principal: request.principal, at: now(), requestId }
        for (const target of targetsOf(bucket.spec, object.key, by)) {
          await onObjectCreated(bucket.spec, objectCreatedRecord(creation, target, place), target)
        }
      },
    })
  }

  const corsOf: S3Engine['corsHeaders'] = ({ path, method, headers }) =>
    corsHeaders(buckets.find(path.split('/')[1] ?? '')?.spec.corsRules ?? [], method, headers)

  function refused(error: unknown, { method, path }: AwsRequest, requestId: string): AwsResponse {
    if (!(error instanceof S3Error)) throw error
    const body = method === 'HEAD' ? '' : errorDocument(error, path, requestId)
    return answer(error.status, { 'content-type': 'application/xml' }, body)
  }

  const finished = (request: AwsRequest, { status, headers, body }: AwsResponse, requestId: string): AwsResponse => ({
    status,
    headers: {
      'x-amz-request-id': requestId,
      'x-amz-id-2': requestId,
      server: 'AmazonS3',
      ...headers,
      ...corsOf(request),
    },
    body,
  })

  return {
    service: 's3',
    createBucket,
    corsHeaders: corsOf,
    signer(request, credentials) {
      const requestId = randomUUID()
      try {
        if (s3Call(request).operation !== 'PostObject') return request.principal
        const signer = postFormSigner(request, { credentials, place, now: new Date(now()) })
        return 'status' in signer ? finished(request, signer, requestId) : signer
      } catch (error) {
        return finished(request, refused(error, request, requestId), requestId)
      }
    },
    accesses(request) {
      try {
        return s3Accesses(s3Call(request), request, buckets.find)
      } catch (error) {
        // `handle` meets the same error before it does anything, and tells it.
        if (error instanceof S3Error) return []
        throw error
      }
    },
    async handle(request) {
      const requestId = randomUUID()
      const response = await respond(request, requestId).catch((error) => refused(error, request, requestId))
      return finished(request, response, requestId)
    },
    // Every write was on the disk before it was answered; there is nothing left to do.
    close: async () => undefined,
  }
}
