import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { InventedList } from '../../local/demo/invented-lists.ts'
import { listWorkbook } from '../../local/demo/list-workbook.ts'
import { openSignInDesk, type StaffSession } from '../../local/demo/staff-session.ts'
import type { RunningCloud } from './running-cloud.ts'

/** Twice as many as there are readers, so that none of these waits until somebody sees that a list is done. */
const uploadsAtOnce = 8
/** As the console asks for a list that takes longer. */
const betweenAnswersMs = 1500
const username = 'so-ldtbxh'

export interface Uploaded {
  readonly ids: readonly string[]
  readonly rows: number
  readonly seconds: number
}

/** The province's account uploads for everybody. From the first form asked for until the last list is finished. */
export async function openOffice(
  cloud: RunningCloud,
): Promise<{ session: StaffSession; upload(lists: readonly InventedList[]): Promise<Uploaded> }> {
  const session = await provinceSession(cloud)
  return {
    session,
    async upload(lists) {
      const workbooks: { list: InventedList; bytes: Uint8Array }[] = []
      for (const list of lists) workbooks.push({ list, bytes: await listWorkbook(list) })
      const begun = performance.now()
      const ids: string[] = []
      const uploader = async (): Promise<void> => {
        for (let next = workbooks.shift(); next; next = workbooks.shift())
          ids.push(await upload(session, next.list, next.bytes))
      }
      await Promise.all(Array.from({ length: uploadsAtOnce }, uploader))
      let rows = 0
      for (const id of ids) rows += await added(session, id)
      return { ids, rows, seconds: (performance.now() - begun) / 1000 }
    },
  }
}

async function provinceSession(cloud: RunningCloud): Promise<StaffSession> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../../bin/ansinh.js'), 'account', '--username', username, '--json'],
    {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: cloud.operatorCredentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: cloud.operatorCredentials.secretAccessKey,
        AWS_REGION: cloud.region,
        AWS_ENDPOINT_URL: cloud.awsUrl,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        REGISTER_TABLE: cloud.output('RegisterTable'),
        USER_POOL_ID: cloud.output('UserPoolId'),
      },
    },
  )
  const { temporaryPassword } = z.object({ temporaryPassword: z.string() }).parse(JSON.parse(stdout))
  const desk = await openSignInDesk(cloud.siteUrl)
  return desk.signIn(username, `Bench-${crypto.randomUUID()}`, temporaryPassword)
}

async function upload({ api }: StaffSession, list: InventedList, bytes: Uint8Array): Promise<string> {
  const { list: created, upload } = await api.call('createList', {
    body: {
      programme: 'nq42-2020',
      commune: list.commune,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: `${list.communeName}.xlsx`,
      fileBytes: bytes.length,
      review: false,
    },
    idempotencyKey: crypto.randomUUID(),
  })
  await postFile(upload, bytes)
  return created.id
}

/** By the form that the API has signed. */
export async function postFile(
  { url, fields }: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  bytes: Uint8Array,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([Buffer.from(bytes)]))
  const answer = await fetch(url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`upload refused: ${answer.status} ${await answer.text()}`)
}

/** Waits for the list; @returns its rows, all of which must have come in */
async function added({ api }: StaffSession, listId: string): Promise<number> {
  for (;;) {
    const { state, counts, outcome } = await api.call('list', { params: { listId } })
    if (state === 'finished' && counts.rows === counts.added + counts.refused) return counts.rows
    if (state === 'finished' || state === 'refused') throw new Error(`${listId}: ${outcome}`)
    await new Promise((resolve) => setTimeout(resolve, betweenAnswersMs))
  }
}
