import { signOf } from './byte-view.ts'
import { tcvn3Letter } from './tcvn3-letters.ts'
import { vniPair, vniWhole } from './vni-letters.ts'

export type LegacyEncoding = 'TCVN3' | 'VNI'
export const legacyEncodings = ['TCVN3', 'VNI'] as const

/** What an officer knows the encoding by. */
export const fontsOf: Readonly<Record<LegacyEncoding, string>> = { TCVN3: '.VnTime', VNI: 'VNI-Times' }

export type Decoded = {
  text: string
  /** Bytes that the encoding does not have; they stay in the text as they are. */
  unknown: number
}

/** @param bytes each byte as the character of the same number */
export function decodeLegacy(bytes: string, encoding: LegacyEncoding): Decoded {
  return encoding === 'TCVN3' ? decodeTcvn3(bytes) : decodeVni(bytes)
}

function decodeTcvn3(bytes: string): Decoded {
  let text = ''
  let unknown = 0
  for (const byte of bytes) {
    const letter = byte < '\u0080' ? byte : tcvn3Letter.get(byte)
    if (letter === undefined && isLetterByte(byte)) unknown += 1
    text += letter ?? signOf(byte)
  }
  return { text, unknown }
}

function decodeVni(bytes: string): Decoded {
  let text = ''
  let unknown = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as string
    const pair = vniPair.get(byte + (bytes[at + 1] ?? ''))
    if (pair !== undefined) {
      text += pair
      at += 1
      continue
    }
    const whole = vniWhole.get(byte)
    if (whole === undefined && isLetterByte(byte)) unknown += 1
    text += whole ?? signOf(byte)
  }
  return { text, unknown }
}

/** From C0 on every table has letters; below stand signs that lists also use for themselves (½, °, «). */
function isLetterByte(byte: string): boolean {
  return byte >= '\u00C0' && byte <= '\u00FF'
}
