const scratch = new Uint16Array(8192)
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('windows-1252')

/** Up to here a loop of our own is faster than a call into the platform's decoder. */
const shortText = 64

/**
 * UTF-8 to text, without ever making U+FFFD: bytes that are no UTF-8 are taken for windows-1252, one character each, so
 * that a wrong byte stays visible as itself instead of becoming a question mark that nobody can mend.
 */
export function utf8Text(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > shortText) return longText(bytes.subarray(start, end))
  let length = 0
  for (let at = start; at < end; ) {
    const first = bytes[at] as number
    if (first < 0x80) {
      scratch[length++] = first
      at += 1
      continue
    }
    const second = (bytes[at + 1] as number) ^ 0x80
    if (first >= 0xc2 && first < 0xe0 && at + 1 < end && second < 0x40) {
      scratch[length++] = ((first & 0x1f) << 6) | second
      at += 2
      continue
    }
    const third = (bytes[at + 2] as number) ^ 0x80
    if (first >= 0xe1 && first < 0xed && at + 2 < end && second < 0x40 && third < 0x40) {
      scratch[length++] = ((first & 0x0f) << 12) | (second << 6) | third
      at += 3
      continue
    }
    return longText(bytes.subarray(start, end))
  }
  return String.fromCharCode.apply(null, scratch.subarray(0, length) as unknown as number[])
}

function longText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return mixedText(bytes)
  }
}

/** Valid sequences as UTF-8, each other byte as windows-1252. */
function mixedText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    try {
      text += strict.decode(bytes.subarray(at, at + length))
      at += length
    } catch {
      text += lenient.decode(bytes.subarray(at, at + 1))
      at += 1
    }
  }
  return text
}
