import { exportDays } from '../../contract/exports.ts'
import type { PayListDetail } from '../../contract/pay-lists.ts'
import { payListSentence } from '../../domain/ledger/pay-list-event.ts'
import { mayPayFrom } from '../../domain/paylists/pay-from-list.ts'
import type { PayList } from '../../domain/paylists/pay-list.ts'
import { mayVoid } from '../../domain/paylists/void-pay-list.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { localDay } from '../../domain/time/local-day.ts'
import { downloadAddress } from '../../runtime/download-address.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { getBatch } from '../../store/batches/batch-store.ts'
import type { OrderingDesk } from '../../store/orders/orders-in-hand.ts'
import { payListHistory } from '../../store/paylists/pay-list-store.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import { viewPayList } from '../../views/pay-list-view.ts'
import { hiddenWords } from '../../views/written-words.ts'

export interface PayListDesk extends OrderingDesk {
  readonly bucket: string
  readonly queueUrl: string
  readonly marks: () => Promise<Marks>
}

const dayMs = 24 * 60 * 60_000

/** The list with its events; its files are given to whoever printed it, and to nobody else. */
export async function detailOf(
  { register, tree, bucket }: PayListDesk,
  list: PayList,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<PayListDetail> {
  const until = list.at + exportDays * dayMs
  const isThere = list.run !== null && list.state !== 'voided' && list.by.username === actor.username && now < until
  const address = (kind: 'pdf' | 'xlsx'): Promise<string> =>
    downloadAddress(bucket, objectKeys.payList(list.code, list.run ?? '', kind))
  const history = await payListHistory(register, list.code)
  const batch = list.batch === null ? undefined : await getBatch(register, list.batch)
  return {
    ...viewPayList(list, tree, batch),
    files: isThere ? { pdf: await address('pdf'), xlsx: await address('xlsx') } : null,
    filesUntil: localDay(until - 1),
    history: history.map((event) => payListSentence({ ...event, what: hiddenWords(event.what) }, tree)),
    mayReconcile: list.state === 'printed' && isAllowed(actor.role, 'pay-list.reconcile'),
    mayVoid: isAllowed(actor.role, 'pay-list.print') && mayVoid(list, actor).ok,
    mayPay: isAllowed(actor.role, 'payment.record') && mayPayFrom(list, batch?.state ?? null).ok,
  }
}
