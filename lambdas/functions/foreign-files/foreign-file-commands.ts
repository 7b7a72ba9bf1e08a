import type { z } from 'zod'
import type {
  ForeignFileView,
  openForeignFileRequest,
  openForeignFileResponse,
  removeForeignFileRequest,
} from '../../contract/foreign-files.ts'
import { type ForeignFile, isRemovable } from '../../domain/exchange/foreign-file.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { uploadForm, uploadSeconds } from '../../runtime/upload-form.ts'
import { dropForeignFile, getForeignFile, openForeignFile } from '../../store/foreign/foreign-file-store.ts'
import { takeInHand } from '../../store/orders/orders-in-hand.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import { keys } from '../../store/table/keys.ts'
import { type ForeignFilesDesk, viewForeignFile } from './foreign-desk.ts'

interface Call<Body> {
  readonly body: Body
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

/** Opens a file and gives the browser a form that puts an object of its size at its key. The same command is the same file. */
export async function newForeignFile(
  desk: ForeignFilesDesk,
  { body, actor, idempotencyKey, now }: Call<z.output<typeof openForeignFileRequest>>,
): Promise<Result<z.input<typeof openForeignFileResponse>>> {
  const root = desk.tree.root.code
  if (body.unit !== root) return refuse('invalid', 'Tệp của tỉnh khác đối chiếu với cả tỉnh: chọn tỉnh.')
  const id = (await desk.marks()).id('foreign-file', actor.username, idempotencyKey)
  const key = keys.foreignFile(root, id)
  const taken = await takeInHand(desk, { by: actor, kind: 'foreign-file', key, now })
  if (!taken.ok) return taken
  const file = await openForeignFile(desk.register, root, {
    id,
    fileName: body.fileName,
    fileBytes: body.fileBytes,
    by: eventHand(actor),
    createdAt: now,
    state: 'awaiting-upload',
    version: null,
    head: null,
    found: null,
    replaces: null,
    place: null,
    outcome: null,
    sign: now,
  })
  if (file.fileName !== body.fileName || file.fileBytes !== body.fileBytes) return keyTaken
  const view = viewForeignFile(file, now)
  if (file.state !== 'awaiting-upload') return ok({ file: view, upload: { url: '', fields: {}, expiresAt: now } })
  const place = { bucket: desk.bucket, key: objectKeys.foreignFile(id) }
  return ok({ file: view, upload: await uploadForm({ ...place, bytes: file.fileBytes, seconds: uploadSeconds, now }) })
}

/** From now on nobody is looked up in it; its marks and open findings go with the message. Said again it calls once more. */
export async function removeForeignFile(
  desk: ForeignFilesDesk,
  {
    params,
    within,
    body,
    actor,
    now,
    idempotencyKey,
  }: Call<z.output<typeof removeForeignFileRequest>> & {
    readonly params: Readonly<Record<string, string>>
    readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  },
): Promise<Result<ForeignFileView>> {
  const { register, tree, queueUrl } = desk
  const root = tree.root.code
  const found = within(await getForeignFile(register, root, params.foreignFileId ?? ''), () => root)
  if (!found.ok) return found
  const known = found.value
  const digest = (await desk.marks()).id('command', known.id, body.note)
  if (!(await nameCommand(register, { username: actor.username, id: idempotencyKey, digest, now }))) return keyTaken
  if (known.state === 'removed') return ok(viewForeignFile(known, now))
  const removing = known.state === 'removing' ? known : await dropped(desk, known, { actor, now, note: body.note })
  if (!removing)
    return refuse(
      'wrong-state',
      'Tệp này không còn đang dùng (đã được thay hoặc chưa được nhận) nên không cần gỡ. Tải lại trang.',
    )
  // Whoever compares people with it this minute stops at the next commune.
  await callForForeignFile(queueUrl, removing.id, known.state === 'comparing' ? 60 : 0)
  return ok(viewForeignFile(removing, now))
}

async function dropped(
  { register, tree }: ForeignFilesDesk,
  known: ForeignFile,
  { actor, now, note }: { readonly actor: Actor; readonly now: number; readonly note: string },
): Promise<ForeignFile | null> {
  const { head } = known
  if (!head || !isRemovable(known.state)) return null
  const removing = { ...known, head, state: 'removing' as const, outcome: `Gỡ theo yêu cầu: ${note}`, sign: now }
  const deed = { actor: eventHand(actor), at: now, reason: note }
  return (await dropForeignFile(register, tree.root.code, removing, deed)) ? removing : null
}
