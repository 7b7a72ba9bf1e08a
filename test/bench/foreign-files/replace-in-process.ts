import type { ExchangeKey } from '../../../lambdas/domain/exchange/exchange-file.ts'
import { programmes } from '../../../lambdas/domain/programmes/programmes.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import type { ForeignDesk } from '../../../lambdas/functions/take-foreign-file/foreign-desk.ts'
import { takeForeignFile } from '../../../lambdas/functions/take-foreign-file/take-foreign-file.ts'
import { getForeignFile, openForeignFile } from '../../../lambdas/store/foreign/foreign-file-store.ts'
import { makeMarks } from '../../../lambdas/store/table/id-mark.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { type Calls, countCalls } from '../../support/counted-calls.ts'

export interface Replaced {
  readonly kept: number
  readonly compared: number
  readonly found: number
  readonly calls: Calls
}

/** The function's own steps by this process's client of the table, so that its calls can be counted. */
export async function replaceInProcess(
  {
    register,
    tree,
    exchange,
  }: { readonly register: Register; readonly tree: UnitTree; readonly exchange: ExchangeKey },
  bytes: Uint8Array,
): Promise<Replaced> {
  const root = tree.root.code
  const marks = makeMarks('another secret than the cloud has')
  const lines = Buffer.from(bytes).toString().trimEnd().split('\n')
  const file = {
    id: marks.id('foreign', String(lines.length)),
    ...{ fileName: 'newer.jsonl', fileBytes: bytes.length, createdAt: Date.now(), state: 'awaiting-upload' as const },
    ...{ by: { username: 'so-ldtbxh', role: 'tinh' as const, unit: root } },
    ...{ version: null, head: null, found: null, replaces: null, place: null, outcome: null, sign: 0 },
  }
  await openForeignFile(register, root, file)
  const desk: ForeignDesk = {
    ...{ register, tree, running: runningAmong(programmes), exchange, marks },
    // The older file's lines were the same but for its head, and only its marks are asked for.
    linesOf: async () => linesAsTheyCome(lines),
    callAgain: async () => undefined,
    now: Date.now,
    timeLeft: () => 900_000,
  }
  const counted = countCalls(register)
  const begun = performance.now()
  await takeForeignFile(desk, { foreignFileId: file.id, version: 'v1' })
  const kept = performance.now()
  await takeForeignFile(desk, { foreignFileId: file.id, version: null })
  const compared = performance.now()
  const { state, found } = (await getForeignFile(register, root, file.id)) ?? {}
  if (state !== 'current') throw new Error(`the newer file is ${state}`)
  return {
    kept: (kept - begun) / 1000,
    compared: (compared - kept) / 1000,
    found: found ?? 0,
    calls: structuredClone(counted()),
  }
}

async function* linesAsTheyCome(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
