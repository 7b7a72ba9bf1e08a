/** A file's SHA-256. Null where the platform has no digest: a browser has one only on pages that came over https or from this machine. */
export async function hexDigest(bytes: Uint8Array): Promise<string | null> {
  // The bytes are nobody's shared memory; the type of a reader's bytes does not say so.
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  if (digest === undefined) return null
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
