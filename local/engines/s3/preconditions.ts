import type { ObjectDescription } from './object-store.ts'
import { S3Error } from './s3-error.ts'

type Headers = Readonly<Record<string, string>>
type Version = Pick<ObjectDescription, 'etag' | 'lastModified'>

const names = (header: string, etag: string): boolean =>
  header.split(',').some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '').replaceAll('"', '') === etag)

const failed = (condition: string) => new S3Error('PreconditionFailed', undefined, { Condition: condition })

/**
 * Conditions of a read, in HTTP's order of precedence.
 * @param prefix `x-amz-copy-source-` for the source of a copy
 * @throws S3Error PreconditionFailed
 */
export function checkReadConditions(headers: Headers, version: Version, prefix = ''): 'send' | 'not-modified' {
  const condition = (name: string) => headers[`${prefix}${name}`]
  // An unreadable date is NaN, and no comparison with it holds: ignored, as HTTP says.
  const date = (name: string) => Date.parse(condition(name) ?? '')

  const match = condition('if-match')
  if (match !== undefined) {
    if (!names(match, version.etag)) throw failed('If-Match')
  } else if (version.lastModified > date('if-unmodified-since')) {
    throw failed('If-Unmodified-Since')
  }
  const noneMatch = condition('if-none-match')
  const isKnown =
    noneMatch === undefined ? version.lastModified <= date('if-modified-since') : names(noneMatch, version.etag)
  return isKnown ? 'not-modified' : 'send'
}

/** Conditions of a write: only "nothing there yet" and "still this one there". */
export function checkWriteConditions(headers: Headers, existing: Version | undefined, key: string): void {
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) {
    if (noneMatch !== '*') throw new S3Error('NotImplemented', undefined, { Header: 'If-None-Match' })
    if (existing !== undefined) throw failed('If-None-Match')
  }
  const match = headers['if-match']
  if (match !== undefined) {
    if (existing === undefined) throw new S3Error('NoSuchKey', undefined, { Key: key })
    if (!names(match, existing.etag)) throw failed('If-Match')
  }
}
