import type { z } from 'zod'
import type { CreateListResponse, createListRequest } from '../../contract/lists.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { deadlineOf } from '../../domain/lists/list-duties.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { findPolicy } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { uploadForm, uploadSeconds } from '../../runtime/upload-form.ts'
import { noAnswers, noCounts, type StoredList } from '../../store/lists/list-item.ts'
import { createList, getList } from '../../store/lists/list-store.ts'
import { type OrderingDesk, takeInHand } from '../../store/orders/orders-in-hand.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import { viewList } from './list-view.ts'

export interface ListDesk extends OrderingDesk {
  readonly bucket: string
  readonly marks: () => Promise<Marks>
}

export interface NewListCall {
  readonly body: z.output<typeof createListRequest>
  readonly programme: Programme
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

/**
 * Opens a list and gives the browser a form that puts an object of the chosen file's size at exactly this list's key. The key
 * holds the list's id alone: no name, no number. The same command twice gives the same list, and a fresh form while it waits.
 */
export async function newList(desk: ListDesk, call: NewListCall): Promise<Result<CreateListResponse>> {
  const { body, programme, actor, now } = call
  if (desk.tree.find(body.commune)?.level !== 'commune')
    return refuse('invalid', `Mỗi danh sách là của một ${desk.tree.communeKinds}: chọn xã.`)
  const policy = body.policy === null ? null : findPolicy(programme, body.policy)
  if (policy === undefined)
    return refuse('invalid', `Chương trình ${programme.shortName} không có chính sách ${body.policy}.`)
  if (policy?.benefit.kind === 'not-paid') return refuse('invalid', `${policy.publicName}: ${policy.benefit.why}`)

  const marks = await desk.marks()
  const { username } = actor
  const digest = marks.id('command', 'list', JSON.stringify(body))
  if (!(await nameCommand(desk.register, { username, id: call.idempotencyKey, digest, now }))) return keyTaken
  const id = marks.id('list', username, call.idempotencyKey)
  const place = await takeInHand(desk, { by: actor, kind: 'list', key: keys.list(id), now })
  if (!place.ok) return place
  const opened: StoredList = {
    id,
    programme: body.programme,
    commune: body.commune,
    policy: body.policy,
    fileName: body.fileName,
    decisionNumber: body.decisionNumber,
    decisionDay: body.decisionDay,
    state: 'awaiting-upload',
    since: now,
    createdAt: now,
    createdBy: eventHand(actor),
    finishedAt: null,
    leaseUntil: 0,
    attempt: null,
    calledAt: 0,
    tries: 0,
    nextChunk: 0,
    ranges: null,
    saidOtherwise: 0,
    counts: noCounts,
    file: null,
    review: body.review,
    answers: noAnswers,
    declines: [],
    columns: [],
    openTable: null,
    appliedBy: null,
    withdrawal: null,
    sums: null,
    onlyHere: null,
    onlyHereAmount: null,
    elsewhere: [],
    former: null,
    kind: null,
    isRefusedWhole: false,
    outcome: null,
    version: 1,
  }
  const isNew = await createList(desk.register, desk.tree, opened)
  const stored = isNew ? opened : ((await getList(desk.register, id)) ?? opened)
  // A form must not outlive its list: a file put by it then would be read by nobody.
  const seconds = Math.min(uploadSeconds, Math.floor(((deadlineOf(stored) ?? now) - now) / 1000))
  if (stored.state === 'awaiting-upload' && seconds < 60)
    return refuse('conflict', 'Danh sách này đã quá hạn chờ tệp: tải lại trang rồi chọn tệp lần nữa.')
  const upload = await uploadForm({
    bucket: desk.bucket,
    key: objectKeys.list(id),
    bytes: body.fileBytes,
    seconds,
    now,
  })
  const list = viewList(stored, desk.tree, actor)
  if (stored.state !== 'awaiting-upload') return ok({ list, upload: { ...upload, fields: {}, expiresAt: now } })
  return ok({ list, upload })
}
