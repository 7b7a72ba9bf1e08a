import * as z from 'zod'
import type { searchRequest } from '../../contract/entitlements.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type CommunePage, searchCommune } from '../../store/register/entitlement-store.ts'
import { filterOf } from '../../store/register/register-filter.ts'
import { communeKey } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'

/** Communes that one answer goes through before it hands back a cursor, so that a rare filter over a province stays quick. */
const communesPerAnswer = 12
const communesAtOnce = 4

/** Bytes of a key of an index; it is refused with an error when it is longer, or no text. */
const longestKey = 1_024
const mayBeKey = (text: string): boolean => !/\p{Surrogate}/u.test(text) && Buffer.byteLength(text) <= longestKey

/** Which commune comes next, and where in it. Travels in the request's body; the commune is checked against the unit again. */
const cursorShape = z.object({
  commune: z.string(),
  position: z
    .strictObject({
      pk: z.string().regex(/^ENT#[a-z2-7]{26}$/),
      sk: z.literal('ENT'),
      communeKey: z.string(),
      communeOrder: z.string().min(1).refine(mayBeKey),
    })
    .nullable(),
})
type Cursor = z.infer<typeof cursorShape>

/** Commune after commune in the map's order, so that a district's page is as cheap as a commune's. */
export async function searchRegister(
  register: Register,
  tree: UnitTree,
  request: z.output<typeof searchRequest>,
): Promise<Result<{ entitlements: Entitlement[]; cursor: string | null }>> {
  const communes = tree.communes(request.unit).map((commune) => commune.code)
  const start = request.cursor === null ? { commune: communes[0] ?? '', position: null } : readCursor(request)
  const first = start ? communes.indexOf(start.commune) : -1
  if (!start || first < 0) return refuse('invalid', 'Trang danh sách không còn hợp lệ: tìm lại từ đầu.')

  const filter = filterOf(request)
  const search = (commune: string, position: Cursor['position'], limit: number): Promise<CommunePage> =>
    searchCommune(register, { programme: request.programme, commune }, filter, { position, limit })
  const entitlements: Entitlement[] = []
  for (let at = first; at < communes.length; ) {
    if (at - first >= communesPerAnswer) return ok({ entitlements, cursor: writeCursor(communes[at], null) })
    // A first commune fills most pages by itself; where it does not, few fit, and several are gone through at once.
    const group = communes.slice(at, at === first ? at + 1 : Math.min(at + communesAtOnce, first + communesPerAnswer))
    const most = request.limit - entitlements.length
    const pages = await Promise.all(group.map((commune) => search(commune, at === first ? start.position : null, most)))
    for (const [index, page] of pages.entries()) {
      const commune = group[index] ?? ''
      const left = request.limit - entitlements.length
      if (left === 0) return ok({ entitlements, cursor: writeCursor(commune, null) })
      const { entitlements: fitting, position } =
        page.entitlements.length > left ? await search(commune, null, left) : page
      entitlements.push(...fitting)
      if (position) return ok({ entitlements, cursor: writeCursor(commune, position) })
    }
    at += group.length
    if (entitlements.length === request.limit && at < communes.length)
      return ok({ entitlements, cursor: writeCursor(communes[at], null) })
  }
  return ok({ entitlements, cursor: null })
}

const writeCursor = (commune: string | undefined, position: Record<string, unknown> | null): string =>
  Buffer.from(JSON.stringify({ commune, position })).toString('base64url')

function readCursor({ cursor: text, programme }: { cursor: string | null; programme: string }): Cursor | undefined {
  try {
    const cursor = cursorShape.parse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')))
    // A position belongs to its commune's partition; DynamoDB refuses any other with an error, so it is checked here first.
    const isOwn = cursor.position === null || cursor.position.communeKey === communeKey(programme, cursor.commune)
    return isOwn ? cursor : undefined
  } catch {
    return undefined
  }
}
