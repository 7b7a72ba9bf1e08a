import type { z } from 'zod'
import type { recordPaymentRequest } from '../../contract/entitlements.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { refusedNumber } from '../../domain/ids/refused-number.ts'
import type { PaymentCommand } from '../../domain/payments/payment-command.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'

/** From the wire to the domain: the number is checked here, once. */
export function paymentCommand(
  body: z.output<typeof recordPaymentRequest>,
  { map: { cmndSeries } }: Pick<UnitTree, 'map'>,
): Result<PaymentCommand> {
  const number = body.idNumber === null ? null : parseIdNumber(body.idNumber, { cmndSeries })
  if (number && !number.ok) return refusedNumber(number)
  return ok({
    kind: 'record-payment',
    paidOn: body.paidOn,
    paidAt: body.paidAt,
    place: body.place,
    mark: body.mark,
    lateReason: body.lateReason,
    months: body.months,
    receiver: { kind: body.receivedBy, name: body.receiverName, relation: body.relation, paper: body.paper },
    idNumber: number?.value ?? null,
    noIdNumberReason: body.noIdNumberReason,
    differentPerson: body.differentPerson,
    lowerConfirmed: body.lowerConfirmed,
    note: body.note,
  })
}
