import { S3Error } from './s3-error.ts'

export interface ByteRange {
  readonly start: number
  /** Bytes. */
  readonly length: number
}

/**
 * Reads a Range header as S3 does: one range; what it cannot read, and a list of ranges, it ignores.
 * @returns undefined when the whole object is to be sent
 * @throws S3Error InvalidRange
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size || (from === '' && Number(to) === 0)) {
    throw new S3Error('InvalidRange', undefined, {
      RangeRequested: header ?? '',
      ActualObjectSize: String(size),
    })
  }
  return { start, length: last - start + 1 }
}
