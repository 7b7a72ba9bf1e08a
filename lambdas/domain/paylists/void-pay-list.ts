import { isOwnOrBelow } from '../payments/undo-right.ts'
import type { Actor } from '../permissions/authorise.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { type PayList, payListStateNames, type Voiding } from './pay-list.ts'

/** Paper with a mistake on it, or one that is lost: the office that printed it takes it out of use, or the level above. */
export function mayVoid(list: PayList, actor: Pick<Actor, 'role' | 'unit'>): Result<null> {
  const { code, by, state } = list
  if (state === 'reconciled')
    return refuse('wrong-state', `Danh sách ${code} đã đối chiếu với bản ký: không huỷ được nữa.`)
  if (state === 'voided') return refuse('wrong-state', voidedWords(list))
  if (state !== 'printed')
    return refuse('wrong-state', `Danh sách ${code} đang ở trạng thái "${payListStateNames[state]}", không cần huỷ.`)
  if (isOwnOrBelow(actor, by)) return ok(null)
  return refuse('wrong-state', `Danh sách ${code} do đơn vị khác in: chỉ đơn vị đó hoặc cấp trên mới được huỷ.`)
}

export const voided = (list: PayList, voiding: Voiding): PayList => ({
  ...list,
  state: 'voided',
  voiding,
  version: list.version + 1,
})

/** For whoever has that paper on the table. */
export function voidedWords({ code, voiding }: Pick<PayList, 'code' | 'voiding'>): string {
  const when = voiding ? ` ngày ${formatDay(localDay(voiding.at))} (${voiding.reason})` : ''
  return `Danh sách ${code} đã huỷ${when}: bản giấy này không còn giá trị, không đối chiếu được. In danh sách khác.`
}
