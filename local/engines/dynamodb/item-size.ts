import { listOf, recordOf, textOf } from './call.ts'

/**
 * Bytes of an item as DynamoDB counts them: names and values in UTF-8, a number about half its digits, 3 more for each
 * list or map.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: unknown): number {
  return Object.entries(recordOf(item)).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  )
}

function valueBytes(value: unknown): number {
  const { S, N, B, SS, NS, BS, L, M } = recordOf(value)
  if (typeof S === 'string') return Buffer.byteLength(S)
  if (typeof N === 'string') return numberBytes(N)
  if (typeof B === 'string') return Buffer.byteLength(B, 'base64')
  if (M !== undefined) return 3 + Object.keys(recordOf(M)).length + itemBytes(M)
  if (L !== undefined) return 3 + listOf(L).reduce((sum: number, entry) => sum + 1 + valueBytes(entry), 0)
  const sum = (set: unknown, bytes: (text: string) => number) =>
    listOf(set).reduce((total: number, entry) => total + bytes(textOf(entry)), 0)
  const sets = sum(SS, Buffer.byteLength) + sum(NS, numberBytes) + sum(BS, (text) => Buffer.byteLength(text, 'base64'))
  // NULL and BOOL.
  return sets || 1
}

const numberBytes = (text: string) => Math.ceil(text.replace(/[-.]/g, '').length / 2) + 1
