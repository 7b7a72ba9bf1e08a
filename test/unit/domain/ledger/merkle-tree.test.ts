import fc from 'fast-check'
import { type Bytes, joined } from '../../../../lambdas/domain/ledger/seals/bytes.ts'
import { hashOf, merkleRoot } from '../../../../lambdas/domain/ledger/seals/merkle-tree.ts'
import { sha256 } from '../../../support/invented-ledger.ts'

const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes))
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Word for word as RFC 6962 writes it. */
function rfc(leaves: readonly Bytes[]): Bytes {
  const [only] = leaves
  if (!only) return sha256(new Uint8Array()) as Bytes
  if (leaves.length === 1) return only
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(joined(Uint8Array.of(1), rfc(leaves.slice(0, k)), rfc(leaves.slice(k)))) as Bytes
}

describe('the tree', () => {
  it("has RFC 6962's root for any number of leaves", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(leaf, { maxLength: 40 }), async (leaves) => {
        expect(hex(await merkleRoot(sha256, leaves))).toBe(hex(rfc(leaves)))
      }),
    )
  })

  it('has another root when a leaf is changed, taken, put in, doubled or swapped', async () => {
    const change = fc.constantFrom('change', 'take', 'insert', 'double', 'swap')
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(leaf, { minLength: 2, maxLength: 33, selector: hex }),
        change,
        fc.nat(),
        leaf,
        async (leaves, how, seed, fresh) => {
          const at = seed % leaves.length
          const other = (at + 1) % leaves.length
          const changed = [...leaves]
          if (how === 'change') changed[at] = fresh
          if (how === 'take') changed.splice(at, 1)
          if (how === 'insert') changed.splice(at, 0, fresh)
          if (how === 'double') changed.push(leaves[at] as Bytes)
          if (how === 'swap') [changed[at], changed[other]] = [leaves[other] as Bytes, leaves[at] as Bytes]
          expect(hex(await merkleRoot(sha256, changed))).not.toBe(hex(await merkleRoot(sha256, leaves)))
        },
      ),
    )
  })

  it('hashes of different kinds over the same bytes differ', async () => {
    const kinds = ['event', 'node', 'unit', 'day', 'hidden'] as const
    const hashes = await Promise.all(kinds.map(async (kind) => hex(await hashOf(sha256, kind, new Uint8Array(64)))))
    expect(new Set(hashes).size).toBe(kinds.length)
  })
})
