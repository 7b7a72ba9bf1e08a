import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bytesAsSource } from '../../../../lambdas/lists/workbook/random-access.ts'
import { readZipDirectory } from '../../../../lambdas/lists/workbook/zip-directory.ts'
import { bundleScripts } from '../../../bench/bundled-process.ts'
import { type TextKind, writeList } from '../../../bench/list-files.ts'
import type { Reading } from '../../../bench/list-readers.ts'

const run = promisify(execFile)
const people = 48_000
/** Collecting garbage all the time takes long where others work too. */
const patience = 120_000
/** Of JavaScript's own memory, the program itself among it: what holds the rows of a list would not fit. */
const heapMegabytes = 24

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bounded-memory-'))
  await bundleScripts(['list-readers'], folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function writtenList(kind: TextKind): Promise<{ file: string; unpackedBytes: number }> {
  const file = join(folder, `${kind}.xlsx`)
  await writeList(file, kind, people)
  const entries = await readZipDirectory(bytesAsSource(readFileSync(file)))
  return { file, unpackedBytes: entries.reduce((sum, { size }) => sum + size, 0) }
}

async function readIn(file: string, reader: string): Promise<Reading> {
  const flags = [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=1']
  const { stdout } = await run(process.execPath, [...flags, join(folder, 'list-readers.mjs'), reader, file])
  return JSON.parse(stdout)
}

describe('a list of forty-eight thousand people', () => {
  it.each(['inline', 'shared'] as const)(
    'is checked in less memory than it takes unpacked: %s strings',
    async (kind) => {
      const { file, unpackedBytes } = await writtenList(kind)
      expect(unpackedBytes).toBeGreaterThan(heapMegabytes * 1_000_000)
      const { rows, failure, lostLetters } = await readIn(file, 'ansinh-check')
      expect({ rows, failure, lostLetters }).toEqual({ rows: people, failure: null, lostLetters: 0 })
    },
    patience,
  )
})
