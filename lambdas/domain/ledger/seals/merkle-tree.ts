import { type Bytes, joined } from './bytes.ts'

/** SHA-256, however the place has it: at once (Node) or in a while (a browser). */
export type Sha256 = (bytes: Bytes) => Bytes | Promise<Bytes>

/** What a hash is over stands in its first byte, so that none can be passed off as one of another kind (RFC 6962, section 2.1). */
export const hashKinds = { event: 0, node: 1, unit: 2, day: 3, hidden: 4, record: 5 } as const

export const hashOf = (sha256: Sha256, kind: keyof typeof hashKinds, ...parts: readonly Uint8Array[]) =>
  sha256(joined(Uint8Array.of(hashKinds[kind]), ...parts))

/**
 * The root over leaves that are hashes already: RFC 6962's tree, whose left half is the largest power of two below the whole.
 * No leaf at all: the hash of nothing.
 */
export async function merkleRoot(sha256: Sha256, leaves: readonly Bytes[]): Promise<Bytes> {
  let level = [...leaves]
  const [only] = level
  if (!only) return sha256(new Uint8Array())
  // Pair by pair, the odd one going up as it is: the same tree as the RFC's recursion.
  while (level.length > 1) {
    const above: Bytes[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2)
      if (left) above.push(right ? await hashOf(sha256, 'node', left, right) : left)
    }
    level = above
  }
  return level[0] ?? only
}
