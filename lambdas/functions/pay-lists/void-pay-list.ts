import type { PayListDetail } from '../../contract/pay-lists.ts'
import { mayVoid, voided } from '../../domain/paylists/void-pay-list.ts'
import { enteredByOf } from '../../domain/payments/payment-context.ts'
import { ok, type Result } from '../../domain/result.ts'
import { changePayList, type PayListCall } from './change-pay-list.ts'
import type { PayListDesk } from './pay-list-desk.ts'

/** Takes a printed list out of use: its code says so from now on. */
export const voidPayList = (desk: PayListDesk, call: PayListCall<'voidPayList'>): Promise<Result<PayListDetail>> =>
  changePayList(desk, call, async (before) => {
    const { body, actor, now } = call
    const may = mayVoid(before, actor)
    if (!may.ok) return may
    const after = voided(before, { by: enteredByOf(actor), at: now, reason: body.reason })
    return ok({ type: 'pay-list.voided', what: body.reason, after })
  })
