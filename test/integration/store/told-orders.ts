import { orderedPayList, type PayListOrder } from '../../../lambdas/domain/paylists/pay-list.ts'
import { payListCode } from '../../../lambdas/domain/paylists/pay-list-code.ts'
import { reconcile } from '../../../lambdas/domain/paylists/reconcile.ts'
import { writePayList } from '../../../lambdas/functions/write-pay-list/write-pay-list.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { getBatch, moveBatch, saveBatch, takeBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { saveListProgress, takeList as takeInHand } from '../../../lambdas/store/lists/list-moves.ts'
import { getList } from '../../../lambdas/store/lists/list-store.ts'
import { beginRun, endRun } from '../../../lambdas/store/mails/mail-run-store.ts'
import { getSubscription, saveSubscription } from '../../../lambdas/store/mails/subscription-store.ts'
import { createPayListBatch } from '../../../lambdas/store/paylists/pay-list-batch.ts'
import {
  commitPayList,
  createPayList,
  getPayList,
  payListLines,
} from '../../../lambdas/store/paylists/pay-list-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { listFile, people } from '../../support/list-files.ts'
import { batchesIn } from './batch-desk.ts'
import { aRight, byProvince, eaTieu, saidOf, takenIn, tree } from './desk.ts'
import { half, settings } from './mail-desk.ts'
import { takeList, workOn } from './take-list.ts'

const actor = anActor({ username: 'xa-24547', role: 'xa', unit: eaTieu })
const { sub: _sub, ...by } = actor
const lease = { now: morning, until: morning + 1 }
type Look = () => Promise<void>

const there = <One>(found: One | null | undefined | false): One => {
  if (!found) throw new Error('not there')
  return found
}

/** A list is compared, and brought in by the officer's word. @param look while a reader has noted how far it is */
export async function aListBroughtIn(register: Register, look: Look): Promise<void> {
  const [rows, decision] = [people(3), '7/QĐ-UBND']
  const { id, createdBy } = await takeList(register, eaTieu, rows, true, {}, { decision })
  const word = { state: 'applying', since: morning, appliedBy: createdBy, withdrawal: null } as const
  await saidOf(register, id, {
    ...word,
    answers: { accepted: [], declined: [], convert: false, columns: {}, kept: [] },
  })
  const inHand = there(await takeInHand(register, id, { ...lease, attempt: 'sleeper', version: null }))
  const counts = { ...inHand.counts, rows: 2 }
  await saveListProgress(register, { ...inHand, counts, nextChunk: 1, leaseUntil: 0 })
  await look()
  await workOn(register, id, { bytes: await listFile({ decision, rows }), now: morning + 2 })
  expect(await getList(register, id)).toMatchObject({ state: 'finished', counts: { added: 3 } })
}

/** A pay list is printed, signed by all but one, and paid from. @param look while a function has noted how far it is */
export async function aSignedListPaid(register: Register, look: Look): Promise<void> {
  await takenIn(register, aRight('told-1'), aRight('told-2'))
  const code = payListCode('told')
  const order: PayListOrder = {
    ...{ code, programme: 'nq42-2020', unit: eaTieu, policy: null, decision: null, hamlet: null, month: null },
    ...{ numbers: 'last-digits', by, at: morning, commandId: 'order-of-the-list' },
  }
  const event = { at: morning, actor: by, commandId: 'list', what: null }
  await createPayList(register, tree, order, { ...event, type: 'pay-list.ordered' })
  await writePayList({ register, tree, put: async () => undefined }, code, { run: 'first', now: morning })
  const printed = (await getPayList(register, code)) ?? orderedPayList(order)
  const lines = await payListLines(register, printed)
  const signed = { people: lines.length - 1, amount: lines.slice(1).reduce((sum, { amount }) => sum + amount, 0) }
  const read = reconcile(printed, lines, { signed, notSignedLines: [1], paidOn: '2020-05-29' }, '2020-05-29')
  if (!read.ok) throw new Error(read.error.message)
  const reconciliation = { ...read.value, by, at: morning }
  const after = { ...printed, state: 'reconciled' as const, reconciliation, version: printed.version + 1 }
  const change = { before: printed, after, event: { ...event, type: 'pay-list.reconciled' as const } }
  await commitPayList(register, change, { username: by.username, id: 'reconcile-it', digest: 'd', now: morning })
  const batch: StoredBatch = {
    ...freshBatch('b'.repeat(26), actor, morning),
    ...{ kind: 'pay-list', state: 'checking', programme: order.programme, unit: eaTieu, payList: code },
    ...{ selection: null },
    details: {
      ...{ paidOn: '2020-05-29', paidAt: null, place: null, mark: null, lateReason: null, note: null },
      ...{ noIdNumberReason: 'lost-card', dueMonthsOnly: false },
    },
  }
  const batched = { ...after, batch: batch.id, version: after.version + 1 }
  const told = { ...event, type: 'pay-list.batched' as const }
  await createPayListBatch(register, tree, { batch, before: after, after: batched, event: told, replaced: null })
  const { worked, confirmed } = batchesIn(() => register)
  await confirmed(await worked(batch.id))
  const inHand = there(await takeBatch(register, batch.id, { ...lease, attempt: 'sleeper', version: null }))
  await saveBatch(register, { ...inHand, handled: 1, outcomes: { done: { lines: 1, amount: 1 } }, leaseUntil: 0 })
  await look()
  await worked(batch.id)
  const done = there(await getBatch(register, batch.id))
  await moveBatch(register, { ...done, state: 'undoing', undo: { by: actor, at: morning, reason: 'nhầm' } }, 'done')
  await worked(batch.id)
}

/** A report by mail is made and set anew, before and after one of its mails. */
export async function aReportMailed(register: Register, look: Look): Promise<void> {
  const root = tree.root.code
  const key = keys.subscription(root, settings.id)
  await saveSubscription(register, root, settings, null, byProvince)
  const run = { due: half, state: 'sending', leaseUntil: half + 1, tries: 1 } as const
  await beginRun(register, key, run, { now: half, unsent: [{ due: half, from: '2020-05-23', to: '2020-05-29' }] })
  await look()
  const set = async (recipients: string[]): Promise<void> => {
    const before = there(await getSubscription(register, root, settings.id))
    await saveSubscription(register, root, { ...settings, recipients }, before, {
      ...byProvince,
      commandId: 'set-anew',
    })
  }
  await set(['van-phong@daklak.example'])
  await endRun(register, key, run, { at: half, recipients: 1 })
  await set(['van-thu@daklak.example'])
}
