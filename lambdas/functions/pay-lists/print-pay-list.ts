import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { z } from 'zod'
import type { PayListSummary, printPayListRequest } from '../../contract/pay-lists.ts'
import { numbersFor } from '../../domain/ids/printed-numbers.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { PayList, PayListOrder } from '../../domain/paylists/pay-list.ts'
import { wantedSentence } from '../../domain/paylists/pay-list-choices.ts'
import { payListCode } from '../../domain/paylists/pay-list-code.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { takeInHand } from '../../store/orders/orders-in-hand.ts'
import { createPayList } from '../../store/paylists/pay-list-store.ts'
import { keys } from '../../store/table/keys.ts'
import { policyName } from '../../views/entitlement-view.ts'
import { viewPayList } from '../../views/pay-list-view.ts'
import type { PayListDesk } from './pay-list-desk.ts'

interface PrintCall {
  readonly body: z.output<typeof printPayListRequest>
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

const sqs = new SQSClient({})

/** Two lists in 887 million share a code; the second one takes another. */
const attempts = 5

/** Gives the list its code and calls a printer; the same command again calls one again while nothing is printed. */
export async function printPayList(
  desk: PayListDesk,
  { body, actor, idempotencyKey, now }: PrintCall,
): Promise<Result<PayListSummary>> {
  const { register, tree } = desk
  if (tree.find(body.unit)?.level !== 'commune')
    return refuse('invalid', `Mỗi danh sách ký nhận là của một ${tree.communeKinds}: chọn xã.`)
  const marks = await desk.marks()
  const { username, role, unit } = actor
  const wanted = { ...body, numbers: numbersFor(role, body.numbers) }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const order: PayListOrder = {
      ...wanted,
      code: payListCode(marks.id('pay-list', username, idempotencyKey, attempt)),
      by: { username, role, unit },
      at: now,
      commandId: idempotencyKey,
    }
    const key = keys.payList(order.code)
    const place = await takeInHand(desk, { by: { username, unit }, kind: 'pay-list', key, now })
    if (!place.ok) return place
    const known = await createPayList(register, tree, order, {
      type: 'pay-list.ordered',
      at: now,
      actor: eventHand(actor),
      commandId: idempotencyKey,
      what: wantedSentence(order, (policy) => policyName(order.programme, policy)),
    })
    if (known.commandId !== idempotencyKey || known.by.username !== username) continue
    if (!isSameOrder(known, order)) return keyTaken
    if (known.state === 'waiting')
      await sqs.send(
        new SendMessageCommand({ QueueUrl: desk.queueUrl, MessageBody: JSON.stringify({ code: known.code }) }),
      )
    return ok(viewPayList(known, tree))
  }
  return refuse('conflict', 'Chưa cấp được mã cho danh sách. Thử lại sau vài giây.')
}

const isSameOrder = (known: PayList, order: PayListOrder): boolean =>
  (['programme', 'unit', 'policy', 'decision', 'hamlet', 'month', 'numbers'] as const).every(
    (part) => known[part] === order[part],
  )
