import type { RecoveriesResponse } from '../../contract/recoveries.ts'
import { dong } from '../../domain/money/dong.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { partsOf } from '../../domain/statistics/counts.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { readCounts } from '../../store/counts/counts-store.ts'
import { isPlaceIn, recoveriesOf } from '../../store/register/recoveries-store.ts'
import type { Register } from '../../store/table/table.ts'
import { viewOwing } from '../../views/household-view.ts'

/** Where a page ends. It comes back from the browser, so it is checked before it is used as a key again. */
const position = /^\d{1,8}#[a-z2-7]{26}#[a-z2-7]{26}$/

/** The unit's households that money is asked back from, and the counters' sums that they add up to. */
export async function listRecoveries(
  { register, tree }: { readonly register: Register; readonly tree: UnitTree },
  { query }: Pick<Call<'recoveries'>, 'query'>,
): Promise<Result<RecoveriesResponse>> {
  const { programme, unit, cursor } = query
  if (cursor !== undefined && !(position.test(cursor) && isPlaceIn(tree, unit, cursor)))
    return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
  const page = await recoveriesOf(register, tree, { programme, unit }, cursor ?? null)
  const cells = await readCounts(register, tree, programme, unit)
  const { askedBack, returned, byStatus } = partsOf(cells.map(({ counts }) => counts))
  return ok({
    items: page.households.map((supports) => viewOwing(supports, tree)),
    cursor: page.after,
    total: {
      supports: askedBack.people,
      asked: askedBack.amount,
      returned: returned.amount,
      left: dong(askedBack.amount - returned.amount),
      refusals: byStatus['return-refused'].people,
    },
  })
}
