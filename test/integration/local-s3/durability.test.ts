import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { openCredentials } from '../../../local/aws/credentials.ts'
import { place, startS3World } from './s3-world.ts'

describe('a local S3 that is killed while it writes', () => {
  let folder: string
  let child: ChildProcess | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ansinh-s3-kill-'))
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  /** The body belongs to its key and its size, so that a mixture of two cannot go unseen. */
  const bodyOf = (name: string) => Buffer.alloc(1 + ((Number(name.replaceAll(/\D/g, '')) * 7919) % 60_000), name)

  it('has every object it acknowledged, and told of it, and no half ones', async () => {
    child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 's3-child.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { stdout } = child
    if (stdout === null) throw new Error('no output')
    const [endpoint] = (await once(createInterface(stdout), 'line')) as [string]
    const s3 = new S3Client({
      endpoint,
      region: place.region,
      credentials: openCredentials(folder).operator,
      maxAttempts: 1,
    })

    const acknowledged = new Set<string>()
    let isKilled = false
    const writer = async (number: number): Promise<void> => {
      for (let turn = 0; !isKilled; turn++) {
        // Every third write replaces an older object.
        const Key = `${number}-${turn % 3 === 2 ? turn - 2 : turn}`
        try {
          await s3.send(new PutObjectCommand({ Bucket: 'lists', Key, Body: bodyOf(Key) }))
        } catch {
          return
        }
        acknowledged.add(Key)
        if (acknowledged.size === 150) {
          isKilled = true
          child?.kill('SIGKILL')
        }
      }
    }
    await Promise.all(Array.from({ length: 6 }, (_, number) => writer(number)))
    s3.destroy()
    expect(acknowledged.size).toBeGreaterThanOrEqual(150)

    const world = await startS3World({ directory: folder })
    const { Contents = [] } = await world.s3.send(new ListObjectsV2Command({ Bucket: 'lists' }))
    const found = new Set(Contents.map(({ Key }) => Key ?? ''))
    for (const key of acknowledged) expect(found).toContain(key)
    for (const Key of found) {
      const { Body } = await world.s3.send(new GetObjectCommand({ Bucket: 'lists', Key }))
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bodyOf(Key))).toBe(true)
    }
    const told = new Set(readFileSync(join(folder, 'told'), 'utf8').split('\n'))
    for (const key of acknowledged) expect(told).toContain(key)
    await world.close()
  })

  it('starts again over what an interrupted write or an interrupted new bucket left', async () => {
    const before = await startS3World({ directory: folder })
    await before.engine.createBucket({ name: 'lists', arn: 'arn:aws:s3:::lists' })
    await before.s3.send(new PutObjectCommand({ Bucket: 'lists', Key: 'whole', Body: 'whole' }))
    await before.close()
    writeFileSync(join(folder, 's3', 'lists', 'scratch', 'half'), '{"key":"ha')
    mkdirSync(join(folder, 's3', 'unfinished', 'objects'), { recursive: true })

    const world = await startS3World({ directory: folder })
    const { Contents } = await world.s3.send(new ListObjectsV2Command({ Bucket: 'lists' }))
    expect(Contents?.map(({ Key }) => Key)).toEqual(['whole'])
    await world.engine.createBucket({ name: 'unfinished', arn: 'arn:aws:s3:::unfinished' })
    await world.s3.send(new PutObjectCommand({ Bucket: 'unfinished', Key: 'a', Body: 'a' }))
    await world.close()
  })
})
