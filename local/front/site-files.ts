import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import * as z from 'zod'
import { matchesGlob } from '../aws/iam-patterns.ts'
import { placeName } from '../template/naming.ts'
import type { Resolver } from '../template/resolver.ts'
import { TemplateError } from '../template/template-error.ts'
import { contentTypeOf } from './content-type.ts'

export interface StoredObject {
  readonly body: Buffer
  readonly contentType: string
  /** Quoted, as in the header. */
  readonly etag: string
  readonly cacheControl: string | undefined
}

/** Files that the template deploys to a bucket, served from the asset folder without a copy. */
export interface SiteFiles {
  find(bucket: string, key: string): StoredObject | undefined
}

const flag = z.union([z.boolean(), z.stringbool()])
const deploymentShape = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  SourceMarkersConfig: z.array(z.object({ jsonEscape: flag.optional() })).default([]),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  Prune: flag.default(true),
  Extract: flag.default(true),
  Include: z.array(z.string()).default([]),
  Exclude: z.array(z.string()).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
})

interface Entry {
  readonly path: string
  readonly markers: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, string>>
}

/** Larger files are never settings, so no address in them is for this machine to change. */
const settingsLimit = 256 * 1024

/**
 * Reads every `Custom::CDKBucketDeployment` as data. `toBrowser` changes addresses of AWS in settings (files with markers, small
 * .json files) into those that a browser reaches on this machine.
 */
export function loadSiteFiles(resolver: Resolver, toBrowser: (text: string) => string): SiteFiles {
  const buckets = new Map<string, Map<string, Entry>>()
  for (const resource of resolver.resources('Custom::CDKBucketDeployment')) {
    const given = resolver.properties(resource, deploymentShape)
    if (!given.Extract) {
      const reason = 'a deployment with extract: false is not served on this machine'
      throw new TemplateError('NOT_SUPPORTED', placeName(resource), reason)
    }
    const entries = buckets.get(given.DestinationBucketName) ?? new Map<string, Entry>()
    buckets.set(given.DestinationBucketName, entries)
    const prefix =
      given.DestinationBucketKeyPrefix === '' ? '' : `${given.DestinationBucketKeyPrefix.replace(/\/+$/, '')}/`
    // As `aws s3 sync` reads them: what an exclude names is left alone, unless an include names it again.
    const isMeant = (path: string): boolean =>
      !given.Exclude.some((pattern) => matchesGlob(pattern, path)) ||
      given.Include.some((pattern) => matchesGlob(pattern, path))
    if (given.Prune) {
      for (const key of entries.keys()) {
        if (key.startsWith(prefix) && isMeant(key.slice(prefix.length))) entries.delete(key)
      }
    }
    for (const [index, objectKey] of given.SourceObjectKeys.entries()) {
      const directory = resolver.assembly.assets.get(objectKey)
      if (directory === undefined || !statSync(directory).isDirectory()) {
        throw new TemplateError(
          'NOT_SUPPORTED',
          placeName(resource),
          `the asset ${objectKey} is not a folder of cdk.out`,
        )
      }
      const isJson = given.SourceMarkersConfig[index]?.jsonEscape ?? false
      const markers = Object.fromEntries(
        Object.entries(given.SourceMarkers[index] ?? {}).map(([marker, value]) => [
          marker,
          isJson ? JSON.stringify(value).slice(1, -1) : value,
        ]),
      )
      for (const path of filesUnder(directory)) {
        const name = relative(directory, path).split(sep).join('/')
        if (isMeant(name)) entries.set(prefix + name, { path, markers, metadata: given.SystemMetadata })
      }
    }
  }
  const loaded = new Map<Entry, StoredObject>()
  return {
    find(bucket, key) {
      const entry = buckets.get(bucket)?.get(key)
      if (entry === undefined) return undefined
      const known = loaded.get(entry) ?? load(key, entry, toBrowser)
      loaded.set(entry, known)
      return known
    },
  }
}

function load(key: string, { path, markers, metadata }: Entry, toBrowser: (text: string) => string): StoredObject {
  let body = readFileSync(path)
  const marked = Object.entries(markers)
  if (marked.length > 0 || (key.endsWith('.json') && body.length < settingsLimit)) {
    const text = marked.reduce((whole, [marker, value]) => whole.replaceAll(marker, value), body.toString('utf8'))
    body = Buffer.from(toBrowser(text))
  }
  return {
    body,
    contentType: metadata['content-type'] ?? contentTypeOf(key),
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
    cacheControl: metadata['cache-control'],
  }
}

const filesUnder = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
