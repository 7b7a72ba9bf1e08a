import { localDay, parseLocalDay } from '../../time/local-day.ts'
import { fromBase64Url, tenLetters, toBase64Url, utf8 } from './bytes.ts'
import { leafOf, type OpenedEntry, type PaidPart } from './ledger-entry.ts'
import type { Sha256 } from './merkle-tree.ts'

/** What a receipt is a receipt of: money that was recorded as paid. */
export const receiptType = 'payment.recorded'

export interface Receipt {
  /** `24547-290520-7Q3KD-0M2XV`: commune, day of the entry, ten letters of the leaf. To be read out, and typed where no camera is. */
  readonly code: string
  /** The whole content in letters of a web address, for the part behind its `#`, which no browser sends anywhere. */
  readonly content: string
}

/** @returns null for an event that is no payment */
export async function receiptOf(sha256: Sha256, entry: OpenedEntry): Promise<Receipt | null> {
  const content = receiptContent(entry)
  return content === null ? null : { code: receiptCode(entry.open, await leafOf(sha256, entry)), content }
}

export function receiptCode({ unit, at }: { readonly unit: string; readonly at: number }, leaf: Uint8Array): string {
  const [year = '', month, day] = localDay(at).split('-')
  const letters = tenLetters(leaf)
  return `${unit}-${day}${month}${year.slice(2)}-${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** What a code says, however it was typed: small letters, O for 0, I and L for 1. Null when it is none. */
export function parseReceiptCode(text: string): { unit: string; day: string; letters: string } | null {
  const clean = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const found = /^(\d{2,8})-(\d{2})(\d{2})(\d{2})-([A-Z0-9]{5})-?([A-Z0-9]{5})$/.exec(clean)
  if (!found) return null
  const [, unit = '', date, month, year, first = '', second = ''] = found
  // A digit mistyped makes days that the calendar has not.
  const day = parseLocalDay(`20${year}-${month}-${date}`)
  if (!day) return null
  const letters = (first + second).replace(/O/g, '0').replace(/[IL]/g, '1')
  return { unit, day, letters }
}

const place = /^ENT#([a-z2-7]{26})\/EVT#(\d{6})$/

/** As an array without names, so that the square on the slip stays coarse enough for a cheap phone. */
function receiptContent({ open, salt, hidden }: OpenedEntry): string | null {
  const [, id, version] = place.exec(open.ref) ?? []
  const { of, office } = open
  if (open.type !== receiptType || !id || !of || !office) return null
  const { programme, policy, amount, status, paidOn, fullName, paid } = of
  const parts = [
    open.v,
    id,
    Number(version),
    open.unit,
    open.at,
    office.role,
    office.unit,
    programme,
    policy,
    amount,
    status,
    paidOn,
    fullName,
    ...(paid ? [paid.amount, paid.months] : []),
    salt,
    hidden,
  ]
  return toBase64Url(utf8(JSON.stringify(parts)))
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

const isMonths = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 60 && value.every((month) => isText(month) && /^\d[\d-]*$/.test(month))

/** The array of either version as that of the first, and what the second tells besides; null for neither. */
function apart(parts: readonly unknown[] | null): { first: readonly unknown[]; paid: PaidPart | null } | null {
  if (parts?.length === 15 && parts[0] === 1) return { first: parts, paid: null }
  if (parts?.length !== 17 || parts[0] !== 2) return null
  const [amount, months] = parts.slice(13, 15)
  if (!isWhole(amount) || !isMonths(months)) return null
  return { first: parts.toSpliced(13, 2), paid: { amount, months } }
}

/** @returns null for whatever no receipt of these versions looks like */
export function parseReceipt(content: string): OpenedEntry | null {
  const bytes = content.length > 4000 ? null : fromBase64Url(content)
  if (!bytes) return null
  const parts = apart(parsedArray(bytes))
  if (!parts) return null
  const [, id, version, unit, at, role, officeUnit, programme, policy, amount, status, paidOn, fullName, salt, hidden] =
    parts.first
  const { paid } = parts
  if (!isWhole(version) || version < 1 || version > 999_999 || !isWhole(at) || !isWhole(amount)) return null
  if (![id, unit, role, officeUnit, programme, policy, status, paidOn, fullName, salt, hidden].every(isText))
    return null
  const ref = `ENT#${id}/EVT#${String(version).padStart(6, '0')}`
  if (!place.test(ref) || !/^\d{2,8}$/.test(String(unit)) || at < 0 || at > 4e12) return null
  if (fromBase64Url(String(salt))?.length !== 16 || fromBase64Url(String(hidden))?.length !== 32) return null
  return {
    open: {
      v: paid ? 2 : 1,
      ref,
      unit: String(unit),
      type: receiptType,
      at,
      office: { role: String(role), unit: String(officeUnit) },
      of: {
        programme: String(programme),
        policy: String(policy),
        amount,
        status: String(status),
        paidOn: String(paidOn),
        fullName: String(fullName),
        ...(paid ? { paid } : {}),
      },
    },
    salt: String(salt),
    hidden: String(hidden),
  }
}

function parsedArray(bytes: Uint8Array): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
