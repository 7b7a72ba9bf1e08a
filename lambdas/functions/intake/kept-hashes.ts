import type { KeptParts } from './list-part.ts'

/** Where the lines of a list's file lie beside its parts, and what one range has met. */
export const linesIn = (folder: string): string => `${folder}/lines`
export const metIn = (folder: string, range: number, done: number): string => `${folder}/met-${range}-${done}`

/** The folder of a list's parts, from one of their names. */
export const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/'))

/** Hashes for another function, 8 bytes each. */
export const putHashes = (parts: KeptParts, name: string, hashes: Float64Array): Promise<void> =>
  parts.put(name, new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength))

export async function getHashes(parts: KeptParts, name: string): Promise<Float64Array> {
  // A copy: the bytes may begin anywhere in their buffer, and numbers of 8 bytes may not.
  return new Float64Array(new Uint8Array(await parts.get(name)).buffer)
}
