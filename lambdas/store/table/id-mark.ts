import { createHmac, type Hmac } from 'node:crypto'
import type { IdNumber } from '../../domain/ids/id-number.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Person } from '../../domain/payments/entitlement.ts'

/**
 * Keyed hashes that stand in the table's keys instead of what they hide. The secret lives outside the table: who copies the table
 * cannot try out all numbers of a cohort (a CCCD has a million candidates per province, sex and year).
 */
export interface Marks {
  /** Partition of the ID-number index and of the number's claim. */
  idNumber(idNumber: Pick<IdNumber, 'number'>): string
  /** Equal for equal folded names. */
  name(fullName: string): string
  /** 26 characters a–z2–7 (130 bits), the same for the same parts: a repeated command or row finds its first self. */
  id(...parts: readonly (string | number | null)[]): string
}

/** The marks of all the person's numbers, each once. */
export const idMarksOf = ({ person }: { readonly person: Person }, marks: Marks): string[] => [
  ...new Set(person.idNumbers.map((idNumber) => marks.idNumber(idNumber))),
]

/** @param secret at least 32 characters, from Secrets Manager */
export function makeMarks(secret: string): Marks {
  if (secret.length < 32) throw new Error('the ID-number secret is too short')
  const mac = (kind: string, text: string): Hmac => createHmac('sha256', secret).update(`${kind}\0${text}`)
  const ofNumber = remembering((number) => mac('id-number', number).digest('base64url').slice(0, 32))
  return {
    idNumber: ({ number }) => ofNumber(number),
    name: (fullName) => mac('name', nameKey(fullName)).digest('base64url').slice(0, 12),
    id: (...parts) =>
      base32(
        mac('id', parts.map((part) => part ?? '').join('\0'))
          .digest()
          .subarray(0, bytesOfId),
      ).slice(0, 26),
  }
}

/** A row's number is asked for some ten times while the row comes in. */
const mostRemembered = 1_000

function remembering(markOf: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size === mostRemembered) known.clear()
    const mark = markOf(text)
    known.set(text, mark)
    return mark
  }
}

/** As many as 26 characters of five bits are made of. */
const bytesOfId = Math.ceil((26 * 5) / 8)
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Buffer): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  return text
}
