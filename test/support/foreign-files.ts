import { exchangeSecret } from '../../bin/commands/exchange-secret.ts'
import type { ForeignFileView } from '../../lambdas/contract/foreign-files.ts'
import type { Told } from '../../lambdas/domain/exchange/exchange-file.ts'
import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import { exchangeFile } from '../../lambdas/exchange/write-file.ts'
import { anIdNumber } from './builders.ts'
import type { Officer } from './sign-in.ts'
import { until } from './until.ts'
import { postForm } from './uploads.ts'
import type { World } from './world.ts'

/** The key that the running system shares with the other provinces. */
export const sharedKey = async (world: World) => exchangeKey(await exchangeSecret(world.environment))

/** What another province would send of these numbers. */
export async function foreignFile(
  world: World,
  province: string,
  told: Readonly<Record<string, Told['state']>>,
  { now = Date.now(), key }: { readonly now?: number; readonly key?: ReturnType<typeof exchangeKey> } = {},
): Promise<Uint8Array> {
  const by = key ?? (await sharedKey(world))
  const marks = new Map<string, Told>(
    Object.entries(told).map(([number, state]) => [by.markOf(anIdNumber(number)), { group: 'cash', state }]),
  )
  return Buffer.from([...exchangeFile(by, { province, programme: 'nq42-2020', now }, marks).lines()].join(''))
}

const atWork: readonly string[] = ['awaiting-upload', 'reading', 'comparing', 'removing']

/** Waits until nobody works on the file any more. */
export async function foreignFileSettled(world: World, officer: Officer, id: string): Promise<ForeignFileView> {
  const found = await until(
    async () =>
      (await world.call('foreignFiles', { query: { unit: '66' } }, officer)).items.find((file) => file.id === id),
    (file) => file !== undefined && !atWork.includes(file.state),
    (file) => `the file ${id} is still ${file?.state}`,
  )
  if (!found) throw new Error(`there is no file ${id}`)
  return found
}

/** The whole way of a file: opened, uploaded, checked and compared. */
export async function sendForeignFile(world: World, officer: Officer, bytes: Uint8Array): Promise<ForeignFileView> {
  const body = { unit: '66', fileName: 'tinh-khac.jsonl', fileBytes: bytes.length }
  const { file, upload } = await world.call('openForeignFile', { body }, officer)
  const { status, text } = await postForm(upload, bytes)
  if (status !== 204) throw new Error(`the bucket refused: ${status} ${text}`)
  return foreignFileSettled(world, officer, file.id)
}
