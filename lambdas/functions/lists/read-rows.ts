import type * as z from 'zod'
import type { listRowsResponse } from '../../contract/lists.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { noteReading } from '../../store/ledger/ledger-store.ts'
import { getList, getListRows } from '../../store/lists/list-store.ts'
import { keys } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { viewRows } from './view-rows.ts'

export type RowsCall = Pick<Call<'listRows'>, 'params' | 'query' | 'within' | 'actor' | 'now'>

/** The key after which a page goes on. It comes back from the browser, so it is checked before it is used as a key again. */
const rowsPosition = /^ROWS#\d{6}$/
export const lostPlace = refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')

/** A page of a list's rows. A refused cell is quoted as it stands, and it may hold a number: who reads those whole is noted before. */
export async function readRows(
  register: Register,
  { params, query, within, actor, now }: RowsCall,
): Promise<Result<z.output<typeof listRowsResponse>>> {
  const list = within(await getList(register, params.listId ?? ''), ({ commune }) => commune)
  if (!list.ok) return list
  if (query.cursor !== undefined && !rowsPosition.test(query.cursor)) return lostPlace
  const page = { after: query.cursor ?? null, only: query.only ?? null }
  const { rows, after } = await getListRows(register, list.value.id, page)
  if (isAllowed(actor.role, 'entitlement.read-id-number'))
    await noteReading(
      register,
      { pk: keys.list(list.value.id).pk, unit: list.value.commune },
      { type: 'list-rows.read', at: now, actor: eventHand(actor) },
    )
  return ok({ items: viewRows(rows, actor, list.value), cursor: after })
}
