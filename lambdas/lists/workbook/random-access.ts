/** A file that is read by ranges: an S3 object, a browser's Blob, a file on disk. `read` gives exactly `length` bytes or throws. */
export type RandomAccess = {
  size: number
  read(offset: number, length: number): Promise<Uint8Array>
  /** Hexadecimal, when the owner of the source knows it. */
  sha256?: string
}

export function bytesAsSource(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  }
}
