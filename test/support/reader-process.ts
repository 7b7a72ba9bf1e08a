/**
 * One function that works on one list, in a process of its own so that its memory is its own and it can be killed:
 * `node reader-process.mjs FILE LIST ATTEMPT CHUNKS NOW`. It is stopped for time after so many chunks, as the clock would stop it.
 * Prints one line of JSON: whether it has called for another one.
 */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { workOnList } from '../../lambdas/functions/intake/work-on-list.ts'
import { registerMatcher } from '../../lambdas/matching/register/register-matcher.ts'
import { makeMarks } from '../../lambdas/store/id-mark.ts'
import { openRegister } from '../../lambdas/store/table.ts'

export interface ReaderReport {
  readonly hasCalled: boolean
}

const [path = '', listId = '', attempt = '', chunks = '', now = ''] = process.argv.slice(2)
const file = await open(path)
const { size } = await file.stat()
let looks = 0
let hasCalled = false
const read = async (offset: number, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length)
  await file.read(bytes, 0, length, offset)
  return bytes
}
await workOnList(
  {
    register: openRegister(process.env.REGISTER_TABLE ?? ''),
    tree: unitTree('daklak-2020'),
    marks: makeMarks('a secret of thirty-two characters'),
    matcher: registerMatcher(),
    fileOf: async () => {
      const sha256 = createHash('sha256').update(path).digest('hex')
      return { content: { size, sha256, read }, facts: { sha256, bytes: size } }
    },
    now: () => Number(now),
    timeLeft: () => (++looks > Number(chunks) ? 0 : 900_000),
    callAgain: async () => {
      hasCalled = true
    },
  },
  { listId, version: attempt === 'first' ? 'v1' : null },
  attempt,
)
const report: ReaderReport = { hasCalled }
process.stdout.write(`\n${JSON.stringify(report)}\n`)
await file.close()
