/**
 * One function that works on one list, or on one range of it, in a process of its own so that its memory is its own and it can be
 * killed: `node reader-process.mjs JSON`. It is stopped for time after so many chunks, as the clock would stop it.
 * Prints one line of JSON: whether it has called for another one, and for which ranges.
 */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import { workOnRange } from '../../lambdas/functions/intake/bring-range.ts'
import type { Intake } from '../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../lambdas/functions/intake/work-on-list.ts'
import { registerMatcher } from '../../lambdas/matching/register/register-matcher.ts'
import { makeMarks } from '../../lambdas/store/table/id-mark.ts'
import { openRegister } from '../../lambdas/store/table/table.ts'

export interface ReaderOrder {
  readonly file: string
  readonly parts: string
  readonly listId: string
  readonly range: number | null
  readonly attempt: string
  readonly chunks: number
  /** After so many chunks it hangs until it is killed. */
  readonly hangsAfter: number
  readonly now: number
  readonly rowsPerRange: number
  readonly rowsPerChunk: number
}

export interface ReaderReport {
  readonly hasCalled: boolean
  readonly ranges: readonly number[]
}

const order: ReaderOrder = JSON.parse(process.argv[2] ?? '')
const { listId, range, attempt } = order
const file = await open(order.file)
const { size } = await file.stat()
let looks = 0
let hasCalled = false
const ranges: number[] = []
const read = async (offset: number, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length)
  await file.read(bytes, 0, length, offset)
  return bytes
}
const intake: Intake = {
  register: openRegister(process.env.REGISTER_TABLE ?? ''),
  tree: unitTree('daklak-2020'),
  marks: makeMarks('a secret of thirty-two characters'),
  matcher: registerMatcher(),
  exchange: exchangeKey('a key that provinces have in common'),
  fileOf: async () => {
    const sha256 = createHash('sha256').update(order.file).digest('hex')
    return { content: { size, sha256, read }, facts: { sha256, bytes: size } }
  },
  now: () => order.now,
  timeLeft: () => {
    if (++looks === order.hangsAfter) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    return looks > order.chunks ? 0 : 900_000
  },
  callAgain: async () => {
    hasCalled = true
  },
  callRange: async (_listId, called) => void ranges.push(called),
  callWatch: async () => undefined,
  parts: {
    async put(name, content) {
      const path = join(order.parts, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.part`, content)
      await rename(`${path}.part`, path)
    },
    get: (name) => readFile(join(order.parts, name)),
  },
  rowsPerRange: order.rowsPerRange,
  rowsPerChunk: order.rowsPerChunk,
}
if (range === null) await workOnList(intake, { listId, version: attempt === 'first' ? 'v1' : null }, attempt)
else await workOnRange(intake, { listId, range }, attempt)
const report: ReaderReport = { hasCalled, ranges }
process.stdout.write(`\n${JSON.stringify(report)}\n`)
await file.close()
