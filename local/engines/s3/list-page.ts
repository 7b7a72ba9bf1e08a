import { compareKeys, firstIndex } from './key-order.ts'

export interface ListRequest {
  readonly prefix: string
  /** Empty for none. */
  readonly delimiter: string
  readonly startAfter: string
  readonly token?: string
  /** 0 to 1000. */
  readonly maxKeys: number
}

export interface ListPage {
  readonly keys: readonly string[]
  readonly commonPrefixes: readonly string[]
  readonly nextToken?: string
}

type Position = { readonly after: string; readonly kind: 'key' | 'prefix' }

const writeToken = ({ kind, after }: Position) => Buffer.from(`${kind}:${after}`).toString('base64url')

/** @returns undefined when the token was not made by `listPage`. */
function readToken(token: string): Position | undefined {
  const [, kind, after] = /^(key|prefix):([\s\S]+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? []
  if (after === undefined || (kind !== 'key' && kind !== 'prefix')) return undefined
  const position: Position = { kind, after }
  return writeToken(position) === token ? position : undefined
}

function startIndex(keys: readonly string[], { kind, after }: Position): number {
  const index = firstIndex(keys, (key) => compareKeys(key, after) > 0)
  return kind === 'key' ? index : firstIndex(keys, (key) => !key.startsWith(after), index)
}

/**
 * One page of ListObjectsV2 over all keys of a bucket, which must be in `compareKeys` order.
 * @returns undefined when the continuation token is not one of ours.
 */
export function listPage(keys: readonly string[], request: ListRequest): ListPage | undefined {
  const { prefix, delimiter, maxKeys } = request
  const position: Position | undefined =
    request.token === undefined ? { kind: 'key', after: request.startAfter } : readToken(request.token)
  if (position === undefined) return undefined
  if (maxKeys === 0) return { keys: [], commonPrefixes: [] }

  const found: string[] = []
  const commonPrefixes: string[] = []
  let last: Position = position
  let at = Math.max(
    position.after === '' ? 0 : startIndex(keys, position),
    firstIndex(keys, (key) => compareKeys(key, prefix) >= 0),
  )
  for (let key = keys[at]; key?.startsWith(prefix); key = keys[at]) {
    if (found.length + commonPrefixes.length === maxKeys) {
      return { keys: found, commonPrefixes, nextToken: writeToken(last) }
    }
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    if (cut < 0) {
      found.push(key)
      last = { kind: 'key', after: key }
      at += 1
    } else {
      const common = key.slice(0, cut + delimiter.length)
      commonPrefixes.push(common)
      last = { kind: 'prefix', after: common }
      at = firstIndex(keys, (other) => !other.startsWith(common), at)
    }
  }
  return { keys: found, commonPrefixes }
}
