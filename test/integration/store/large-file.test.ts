import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { build } from 'esbuild'
import { workbookBytes } from '../../../lambdas/lists/writer/write-workbook.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { engineFlags } from '../../../local/lambda/engine-flags.ts'
import { morning } from '../../support/builders.ts'
import type { ReaderOrder, ReaderReport } from '../../support/reader-process.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaTieu, everything, tree } from './desk.ts'

jest.setTimeout(300_000)
const engine = registerEngine()
const people = 204
const rowsPerChunk = 20
const noteLetters = 30_000
const notes = ['Ghi chú', 'Hoàn cảnh', 'Ý kiến thôn', 'Ý kiến xã', 'Xác minh', 'Nguồn', 'Tài liệu', 'Khác']
/** Of JavaScript's own memory in each function, the program and the SDK among it: what held the file would not fit. */
const heapMegabytes = 48
const unpackedMegabytes = (people * notes.length * noteLetters) / 1e6
const list = aList()
const folder = mkdtempSync(join(tmpdir(), 'ansinh-large-'))
const file = join(folder, 'lon.xlsx')
const script = join(folder, 'reader-process.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, '../../support/reader-process.ts')],
    outfile: script,
    bundle: true,
    // A program that is read into the same memory.
    minify: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn/Buôn', 'Đối tượng', 'Số tiền', ...notes]
  const sheet = {
    name: 'Danh sách',
    columns: header.map(() => ({ width: 14 })),
    title: [['(Kèm theo Quyết định số 77/QĐ-UBND ngày 12/5/2020)']],
    header: [header],
    rows: rowsOf(),
  }
  await pipeline(workbookBytes([sheet]), createWriteStream(file))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Notes that hardly pack, so that the file is no bomb. */
function* rowsOf(): Generator<(string | number)[]> {
  const words = Array.from({ length: 4000 }, (_, index) => ((index * 2654435761) >>> 0).toString(36))
  const note = (seed: number): string => {
    let text = ''
    for (let at = seed; text.length < noteLetters; at = (at * 48271) % 2147483647) text += `${words[at % 4000]} `
    return text.slice(0, noteLetters)
  }
  for (let row = 1; row <= people; row++) {
    const name = `Nguyễn ${[...String(row)].map((digit) => 'ABCDEGHIKL'[Number(digit)]).join(' ')}`
    yield [row, name, 1960, 'Thôn 1', 'Hộ nghèo', 750_000, ...notes.map((_, at) => note(row * 8 + at))]
  }
}

const alone = { range: null, chunks: 1_000, hangsAfter: 1_000, rowsPerRange: 25_000, rowsPerChunk }

async function aFunction(
  register: Register,
  order: Pick<ReaderOrder, 'attempt' | 'now'> & Partial<ReaderOrder>,
): Promise<ChildProcess> {
  const { endpoint, region, credentials } = await engine.address()
  const whole: ReaderOrder = { ...alone, file, parts: join(folder, 'parts'), listId: list.id, ...order }
  const args = [
    `--max-old-space-size=${heapMegabytes}`,
    '--max-semi-space-size=2',
    // As the functions of this machine have it: a reader ends before its optimised code has paid for itself.
    ...engineFlags,
    script,
    JSON.stringify(whole),
  ]
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      REGISTER_TABLE: register.table,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  })
}

async function reportOf(child: ChildProcess): Promise<ReaderReport> {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`a reader ended with ${code}`)
  return JSON.parse(text.trim().split('\n').at(-1) ?? '')
}

const approved = async (register: Register): Promise<number> =>
  (await readCounts(register, tree, 'nq42-2020', eaTieu)).reduce(
    (sum, { counts }) => sum + counts.byStatus.approved.people,
    0,
  )

async function firstChunkOf(reader: ChildProcess, register: Register): Promise<void> {
  while ((await approved(register)) < rowsPerChunk) {
    if (reader.exitCode !== null || reader.signalCode !== null) throw new Error('a reader ended before its first chunk')
    await setTimeout(50)
  }
}

describe('a file that is larger unpacked than the memory of a function', () => {
  it('goes through the hands of several functions, one of which is killed, and comes in whole and once', async () => {
    expect(unpackedMegabytes).toBeGreaterThan(heapMegabytes)
    const register = await engine.freshRegister()
    await createList(register, tree, list)
    let now = morning
    const killed = await aFunction(register, { attempt: 'first', now })
    await firstChunkOf(killed, register)
    killed.kill('SIGKILL')
    await once(killed, 'close')
    let functions = 1
    for (let attempt = 2; attempt < 10; attempt++) {
      now += 120_000
      const { hasCalled } = await reportOf(await aFunction(register, { attempt: `number-${attempt}`, chunks: 5, now }))
      functions++
      const at = await getList(register, list.id)
      expect(at?.counts.added).toBe(await approved(register))
      if (!hasCalled) break
    }
    expect(await getList(register, list.id)).toMatchObject({
      state: 'finished',
      counts: { rows: people, added: people, same: 0, refused: 0 },
    })
    expect(await approved(register)).toBe(people)
    const entitlements = (await everything(register)).filter(({ sk }) => sk === 'ENT')
    expect(entitlements).toHaveLength(people)
    expect(functions).toBeGreaterThan(2)
  })

  it('is split into ranges, which functions side by side bring in; one of them is killed, and it comes in whole and once', async () => {
    const register = await engine.freshRegister()
    await createList(register, tree, list)
    const now = morning
    const split = await reportOf(await aFunction(register, { attempt: 'first', now, rowsPerRange: 3 * rowsPerChunk }))
    expect(split.ranges).toEqual([0, 1, 2, 3])
    expect(await approved(register)).toBe(0)
    const start = (range: number, later: number, hangsAfter = 1_000): Promise<ChildProcess> =>
      aFunction(register, { attempt: `range-${range}-${later}`, range, now: now + later, hangsAfter })
    const killed = await start(0, 0, 1)
    await firstChunkOf(killed, register)
    killed.kill('SIGKILL')
    const [one, other] = await Promise.all([1, 2].map((range) => start(range, 0)))
    await Promise.all([once(killed, 'close'), one && reportOf(one), other && reportOf(other)])
    expect(await getList(register, list.id)).toMatchObject({
      state: 'processing',
      ranges: { count: 4 },
      counts: { added: 6 * rowsPerChunk },
    })
    // The lease of the one who was killed is over: whoever ends a range calls another reader for his.
    const called: number[] = []
    called.push(...(await reportOf(await start(3, 180_000))).ranges)
    expect(new Set(called)).toEqual(new Set([0]))
    await reportOf(await start(0, 180_000))
    expect(await getList(register, list.id)).toMatchObject({
      state: 'finished',
      counts: { rows: people, added: people, same: 0, refused: 0 },
    })
    expect(await approved(register)).toBe(people)
    const entitlements = (await everything(register)).filter(({ sk }) => sk === 'ENT')
    expect(entitlements).toHaveLength(people)
  })
})
