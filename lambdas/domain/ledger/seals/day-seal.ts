import { type Bytes, toBase64Url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { hashOf, merkleRoot, type Sha256 } from './merkle-tree.ts'

/** A unit's events of one day. A unit without any has no entry. */
export interface UnitSeal {
  readonly unit: string
  readonly events: number
  /** How many of them belong to the evening before and came after that day was sealed. */
  readonly late: number
  /** Over its leaves, base64url. */
  readonly root: string
}

/** A day of the province. A day on which nothing happened is sealed as well. */
export interface DaySeal {
  readonly v: 1
  readonly day: string
  readonly events: number
  /** In the order of their codes. */
  readonly units: readonly UnitSeal[]
  /** Over the units, base64url. */
  readonly root: string
  /** The seal of the day before; null on the ledger's first day. */
  readonly previous: string | null
  /** Over day, root, count and the seal before, base64url. */
  readonly seal: string
}

export async function unitSeal(
  sha256: Sha256,
  unit: string,
  leaves: readonly Bytes[],
  late: number,
): Promise<UnitSeal> {
  return { unit, events: leaves.length, late, root: toBase64Url(await merkleRoot(sha256, leaves)) }
}

/** The same units give the same seal, whoever makes it and whenever. */
export async function daySeal(
  sha256: Sha256,
  day: string,
  given: readonly UnitSeal[],
  previous: string | null,
): Promise<DaySeal> {
  const units = [...given].sort((a, b) => (a.unit < b.unit ? -1 : 1))
  const leaves: Bytes[] = []
  for (const unit of units) leaves.push(await hashOf(sha256, 'unit', utf8(canonicalJson(unit))))
  const root = toBase64Url(await merkleRoot(sha256, leaves))
  const sealed = { v: 1, day, events: units.reduce((sum, { events }) => sum + events, 0), root, previous } as const
  return { ...sealed, units, seal: await sealOf(sha256, sealed) }
}

/** What chains a day to the one before. */
export const sealOf = async (
  sha256: Sha256,
  { day, events, root, previous }: Pick<DaySeal, 'day' | 'events' | 'root' | 'previous'>,
): Promise<string> =>
  toBase64Url(await hashOf(sha256, 'day', utf8(canonicalJson({ v: 1, day, events, root, previous }))))
