import type { IdNumberKind } from '../ids/id-number.ts'
import { ok, type Result } from '../result.ts'
import { isProvince } from './provinces.ts'

/** The file that provinces give each other, line by line; docs/exchange-format.md says it for whoever writes one by another program. */
export const exchangeVersion = 1

/** `cash`: one of the supports of which a person gets one only. `supplement`: comes on top and excludes nothing. */
export const exchangeGroups = ['cash', 'supplement'] as const
export type ExchangeGroup = (typeof exchangeGroups)[number]

export const exchangeStates = ['approved', 'paid'] as const
export type ExchangeState = (typeof exchangeStates)[number]

/** What one province tells the others of whoever carries a number. */
export interface Told {
  readonly group: ExchangeGroup
  readonly state: ExchangeState
}

export interface ExchangeLine extends Told {
  /** Of the number under the provinces' common key: 22 letters, digits, `-` and `_`. */
  readonly mark: string
}

export interface ExchangeHead {
  readonly v: typeof exchangeVersion
  readonly province: string
  readonly programme: string
  /** Fingerprint of the key that the marks are made with. */
  readonly key: string
  /** `2020-06-12T08:00:00.000Z`. */
  readonly madeAt: string
  readonly count: number
  /** SHA-256 of the lines below, each with its line feed. */
  readonly hash: string
}

interface IdNumberText {
  readonly kind: IdNumberKind
  /** Digits only: 12 of a CCCD, 9 of a CMND. */
  readonly number: string
}

/** What the marks and seals are made with; the key itself is outside this room. */
export interface ExchangeKey {
  readonly fingerprint: string
  markOf(idNumber: IdNumberText): string
  /** Whoever cannot make it does not hold the key. */
  sealOf(head: ExchangeHead): string
}

/** What a number's mark is made of. A CMND and a CCCD are never one number, whatever their digits. */
export const markText = ({ kind, number }: IdNumberText): string => `${kind}:${number}`

/** What a file's seal is made of. */
export const sealText = ({ v, province, programme, key, madeAt, count, hash }: ExchangeHead): string =>
  [v, province, programme, key, madeAt, count, hash].join('\n')

export const headText = (head: ExchangeHead, seal: string): string => JSON.stringify({ ...head, seal })

export const lineText = ({ mark, group, state }: ExchangeLine): string =>
  JSON.stringify({ m: mark, g: group, s: state })

export interface SealedHead {
  readonly head: ExchangeHead
  readonly seal: string
}

const isHex = (value: unknown, length: number): value is string =>
  typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value)

/** @returns null when the line is no head of such a file */
export function readHead(line: string): Result<SealedHead, 'no-head' | 'other-version'> {
  const found = objectOf(line)
  const { v, province, programme, key, madeAt, count, hash, seal } = found ?? {}
  if (found === null || typeof v !== 'number') return { ok: false, error: 'no-head' }
  if (v !== exchangeVersion) return { ok: false, error: 'other-version' }
  const isWhole =
    typeof province === 'string' &&
    isProvince(province) &&
    typeof programme === 'string' &&
    /^[a-z0-9-]{1,32}$/.test(programme) &&
    isHex(key, 16) &&
    typeof madeAt === 'string' &&
    isInstant(madeAt) &&
    typeof count === 'number' &&
    Number.isSafeInteger(count) &&
    count >= 0 &&
    isHex(hash, 64) &&
    typeof seal === 'string'
  if (!isWhole) return { ok: false, error: 'no-head' }
  return ok({ head: { v, province, programme, key, madeAt, count, hash }, seal })
}

/** @returns null when it is no line of such a file: nothing more may stand in it either */
export function readLine(line: string): ExchangeLine | null {
  const found = objectOf(line)
  if (found === null || Object.keys(found).length !== 3) return null
  const group = exchangeGroups.find((one) => one === found.g)
  const state = exchangeStates.find((one) => one === found.s)
  const { m: mark } = found
  // Sixteen bytes have a last letter of which only two bits count: another letter would be the same mark written otherwise.
  if (!group || !state || typeof mark !== 'string' || !/^[\w-]{21}[AQgw]$/.test(mark)) return null
  return { mark, group, state }
}

const isInstant = (text: string): boolean => {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}

function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  if (line.length > 2_000) return null
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
