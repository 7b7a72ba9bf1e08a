import type { ForeignFileView } from '../../../lambdas/contract/foreign-files.ts'
import { postForm } from '../../../local/demo/post-form.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { watchFunction } from '../peak-memory.ts'

type State = ForeignFileView['state']

const functionFolder = 'takeforeignfile'
const everyMs = 100

export interface Sent {
  /** Seconds from the order to the bucket's answer, to the file's holding, to the last commune. */
  readonly uploaded: number
  readonly kept: number
  readonly compared: number
  readonly found: number
  readonly peakMb: number
}

/** As the officer sends it. */
export async function sendAndWait(session: StaffSession, bytes: Uint8Array): Promise<Sent> {
  const memory = watchFunction(functionFolder)
  try {
    const begun = performance.now()
    const id = await send(session, bytes)
    const uploaded = performance.now()
    await until(session, id, ['comparing', 'current'])
    const kept = performance.now()
    const { found } = await until(session, id, ['current'])
    const compared = performance.now()
    const seconds = (from: number, to: number) => (to - from) / 1000
    return {
      ...{ uploaded: seconds(begun, uploaded), kept: seconds(uploaded, kept), compared: seconds(kept, compared) },
      ...{ found: found ?? 0, peakMb: memory.peakMb() },
    }
  } finally {
    memory.stop()
  }
}

/** Taken out as soon as everybody is being compared with it; seconds from the order until nothing of it is left. */
export async function removeWhileCompared(
  session: StaffSession,
  bytes: Uint8Array,
): Promise<{ readonly removed: number; readonly peakMb: number }> {
  const memory = watchFunction(functionFolder)
  try {
    const id = await send(session, bytes)
    await until(session, id, ['comparing', 'current'])
    const begun = performance.now()
    await session.api.call('removeForeignFile', {
      params: { foreignFileId: id },
      body: { note: 'gửi nhầm' },
      idempotencyKey: crypto.randomUUID(),
    })
    await until(session, id, ['removed'])
    return { removed: (performance.now() - begun) / 1000, peakMb: memory.peakMb() }
  } finally {
    memory.stop()
  }
}

async function send({ api }: StaffSession, bytes: Uint8Array): Promise<string> {
  const unit = (await api.call('session', {})).unit.code
  const { file, upload } = await api.call('openForeignFile', {
    body: { unit, fileName: 'trao-doi-64-nq42-2020.jsonl', fileBytes: bytes.length },
    idempotencyKey: crypto.randomUUID(),
  })
  await postForm(upload, bytes)
  return file.id
}

async function until({ api }: StaffSession, id: string, states: readonly State[]): Promise<ForeignFileView> {
  const unit = (await api.call('session', {})).unit.code
  for (;;) {
    const { items } = await api.call('foreignFiles', { query: { unit } })
    const file = items.find((one) => one.id === id)
    if (file && states.includes(file.state)) return file
    if (file?.state === 'refused') throw new Error(`refused: ${file.outcome}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
