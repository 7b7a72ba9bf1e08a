import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30

/** A new shared secret in base32, as long as Cognito's (32 bytes). */
export function newTotpSecret(): string {
  return toBase32(randomBytes(32))
}

/** The six digits of RFC 6238 (SHA-1, 30 s) for a moment in milliseconds. */
export function totpCode(secret: string, at: number): string {
  return codeOfStep(secret, stepOf(at))
}

/**
 * The step whose code was given, or undefined. One step before and after counts too: clocks of phones differ. The caller keeps
 * the step and refuses it and all earlier ones later on, so that a code seen over a shoulder is worth nothing.
 */
export function matchingStep(secret: string, code: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = stepOf(at)
  return [now, now - 1, now + 1].find((step) =>
    timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code)),
  )
}

const stepOf = (at: number) => Math.floor(at / 1000 / STEP_SECONDS)

function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
