import { utf8Text } from './utf8-text.ts'

/** XML parts may be UTF-16 by the standard; a few export programs use it. Everything else here reads UTF-8. */

export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const encoding = utf16Of(chunk)
      decoder = encoding === null ? null : new TextDecoder(encoding)
    }
    yield decoder === null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }))
  }
}

export function partText(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes)
  return encoding === null ? utf8Text(bytes, 0, bytes.length) : new TextDecoder(encoding).decode(bytes)
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}
