/** Bytes and texts without a library: the same code seals in the cloud and checks in a citizen's browser. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

export const utf8 = (text: string): Bytes => encoder.encode(text)

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** RFC 4648 section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** @returns null for a text that no bytes are written as: each bytes have one text alone */
export function fromBase64Url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
  return toBase64Url(bytes) === text ? bytes : null
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first fifty bits as ten letters that nobody mistakes for each other (Crockford's base 32). */
export function tenLetters(bytes: Uint8Array): string {
  let letters = ''
  for (let bit = 0; bit < 50; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    letters += crockford[(pair >> (11 - (bit & 7))) & 31]
  }
  return letters
}
