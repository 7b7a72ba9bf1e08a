import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from '../../aws/engine.ts'
import { type BucketSpec, isBucketName } from './bucket.ts'
import { makeFolder } from './durable-file.ts'
import { openMultipartUploads } from './multipart-uploads.ts'
import { withObjectFile, writeObjectFile } from './object-file.ts'
import { openObjectStore } from './object-store.ts'
import type { FindBucket, OpenedBucket } from './s3-accesses.ts'
import { S3Error } from './s3-error.ts'

export interface Buckets {
  readonly find: FindBucket
  /** Makes a bucket or changes its configuration. @throws S3Error InvalidBucketName */
  put(spec: BucketSpec): Promise<void>
}

/** All buckets below a folder; each is a folder of its own with its configuration in it. */
export async function openBuckets(directory: string, { region }: Place, now: () => number): Promise<Buckets> {
  await makeFolder(directory)
  const buckets = new Map<string, OpenedBucket>()

  async function openBucket(spec: BucketSpec): Promise<OpenedBucket> {
    const folder = join(directory, spec.name)
    const store = await openObjectStore(folder, now)
    const uploads = await openMultipartUploads(join(folder, 'uploads'), store.scratch)
    return { spec, store, uploads, region }
  }

  for (const name of await readdir(directory)) {
    const path = join(directory, name, 'bucket')
    const isComplete = (await readdir(join(directory, name))).includes('bucket')
    // A crash while a bucket was made leaves a folder without its configuration; making it again completes it.
    if (!isComplete) continue
    const spec = await withObjectFile<BucketSpec, BucketSpec>(path, async (file) => file.description)
    buckets.set(name, await openBucket(spec))
  }

  return {
    find: (name) => buckets.get(name),
    async put(spec) {
      if (!isBucketName(spec.name)) throw new S3Error('InvalidBucketName', undefined, { BucketName: spec.name })
      const known = buckets.get(spec.name)
      const bucket = known === undefined ? await openBucket(spec) : { ...known, spec }
      await writeObjectFile(join(directory, spec.name, 'bucket'), spec, [], bucket.store.scratch)
      buckets.set(spec.name, bucket)
    },
  }
}
