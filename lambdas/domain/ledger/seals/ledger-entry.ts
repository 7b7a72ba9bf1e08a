import type { Bytes } from './bytes.ts'
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { hashOf, type Sha256 } from './merkle-tree.ts'

/** What an event of a support says of it afterwards: with it a receipt tells whose money it was, how much, and what became of it. */
export interface SupportFacts {
  readonly programme: string
  /** Its public name: a code would tell of health or family. */
  readonly policy: string
  /** Đồng of the whole grant. */
  readonly amount: number
  readonly status: string
  /** `2020-05-29`; null while nothing is paid. */
  readonly paidOn: string | null
  readonly fullName: string
  /** What this very payment handed out, of a recorded payment alone; entries of version 1 do not tell it. */
  readonly paid?: PaidPart | undefined
}

/** Of a support that is paid by the month one payment is a part of the grant. */
export interface PaidPart {
  /** Đồng. */
  readonly amount: number
  /** `2020-04`, or `1` for the first where no list has named it; none where the support is paid at once. */
  readonly months: readonly string[]
}

/** The part of an entry that its receipt shows. */
export interface OpenPart {
  /** 2 where `of` tells what was paid. */
  readonly v: 1 | 2
  /** Where the event lies: `ENT#id/EVT#000002`. */
  readonly ref: string
  /** Under whose root it is sealed. */
  readonly unit: string
  readonly type: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null: the system, or whoever installs it. */
  readonly office: { readonly role: string; readonly unit: string } | null
  /** Of a support; null for other events. */
  readonly of: SupportFacts | null
}

/** An event as it is sealed. */
export interface LedgerEntry {
  readonly open: OpenPart
  /** The event whole, as it was written: account, address, reason, old and new values. No receipt shows it. */
  readonly event: Readonly<Record<string, unknown>>
  /** 32 bytes, base64url: by the first half the open part is salted, by the second the event, so that a receipt opens the one alone. */
  readonly salt: string
}

export const saltBytes = 32

/** What a receipt holds: the open part, its salt, and the hash that stands for all else. */
export interface OpenedEntry {
  readonly open: OpenPart
  /** 16 bytes, base64url. */
  readonly salt: string
  /** 32 bytes, base64url. */
  readonly hidden: string
}

/** @throws TypeError when salt or values are none that could have been written */
export async function openedEntry(sha256: Sha256, { open, event, salt }: LedgerEntry): Promise<OpenedEntry> {
  const bytes = fromBase64Url(salt)
  if (bytes?.length !== saltBytes) throw new TypeError('no salt')
  const hidden = await hashOf(sha256, 'hidden', bytes.slice(16), utf8(canonicalJson(event)))
  return { open, salt: toBase64Url(bytes.slice(0, 16)), hidden: toBase64Url(hidden) }
}

/** The leaf that stands for an opened entry. @throws TypeError as above */
export async function leafOf(sha256: Sha256, { open, salt, hidden }: OpenedEntry): Promise<Bytes> {
  const bytes = fromBase64Url(salt)
  if (bytes?.length !== 16 || fromBase64Url(hidden)?.length !== 32) throw new TypeError('no salt')
  return hashOf(sha256, 'event', bytes, utf8(canonicalJson({ ...open, hidden })))
}

export const leafOfEntry = async (sha256: Sha256, entry: LedgerEntry): Promise<Bytes> =>
  leafOf(sha256, await openedEntry(sha256, entry))

/** The order of a unit's leaves: by time, then by place. Places are ASCII, so any language sorts them alike. */
export const inLedgerOrder = (a: Pick<OpenPart, 'at' | 'ref'>, b: Pick<OpenPart, 'at' | 'ref'>): number =>
  a.at - b.at || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0)
