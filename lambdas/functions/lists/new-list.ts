import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { type CreateListRequest, type CreateListResponse, maximumWorkbookBytes } from '../../contract/lists.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { findPolicy, findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Marks } from '../../store/id-mark.ts'
import { noCounts, type StoredList } from '../../store/list-item.ts'
import { createList, getList } from '../../store/list-store.ts'
import type { Register } from '../../store/table.ts'
import { viewList } from './list-view.ts'

export interface ListDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly bucket: string
  readonly marks: () => Promise<Marks>
}

export interface NewListCall {
  readonly body: CreateListRequest
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

/** Time to bring a large file over a village's line. */
const uploadSeconds = 3600

const s3 = new S3Client({})

/**
 * Opens a list and gives the browser a form that puts exactly one object, of limited size, at exactly this list's key. The key
 * holds the list's id alone: no name, no number. The same command twice gives the same list and a fresh form.
 */
export async function newList(desk: ListDesk, call: NewListCall): Promise<Result<CreateListResponse>> {
  const { body, actor, now } = call
  const programme = findProgramme(body.programme)
  if (!programme) return refuse('invalid', 'Không có chương trình hỗ trợ này.')
  if (desk.tree.find(body.commune)?.level !== 'commune')
    return refuse('invalid', 'Mỗi danh sách là của một xã, phường, thị trấn: chọn xã.')
  const policy = body.policy === null ? null : findPolicy(programme, body.policy)
  if (policy === undefined)
    return refuse('invalid', `Chương trình ${programme.shortName} không có chính sách ${body.policy}.`)
  if (policy?.benefit.kind === 'not-paid') return refuse('invalid', `${policy.publicName}: ${policy.benefit.why}`)

  const id = (await desk.marks()).id('list', actor.username, call.idempotencyKey)
  const list: StoredList = {
    id,
    programme: body.programme,
    commune: body.commune,
    policy: body.policy,
    fileName: body.fileName,
    decisionNumber: body.decisionNumber,
    decisionDay: body.decisionDay,
    state: 'awaiting-upload',
    createdAt: now,
    createdBy: { username: actor.username, role: actor.role, unit: actor.unit },
    finishedAt: null,
    leaseUntil: 0,
    attempt: null,
    counts: noCounts,
    outcome: null,
  }
  const isNew = await createList(desk.register, desk.tree, list)
  const stored = isNew ? list : ((await getList(desk.register, id)) ?? list)
  const { url, fields } = await createPresignedPost(s3, {
    Bucket: desk.bucket,
    Key: `lists/${id}`,
    Fields: { 'Content-Type': 'application/octet-stream' },
    Conditions: [['content-length-range', 1, maximumWorkbookBytes]],
    Expires: uploadSeconds,
  })
  return ok({ list: viewList(stored, desk.tree), upload: { url, fields, expiresAt: now + uploadSeconds * 1000 } })
}
