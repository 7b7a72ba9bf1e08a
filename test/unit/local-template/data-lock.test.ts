import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectoryInUse, lockDirectory } from '../../../local/start/data-lock.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const file = () => join(directory, 'running.json')

describe('the lock of a data directory', () => {
  it('keeps a second start out until it is given back', () => {
    const release = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    expect(() => lockDirectory(directory)).toThrow(/--data\. \/ The data directory/)
    release()
    lockDirectory(directory)()
    expect(existsSync(file())).toBe(false)
  })

  it.each([
    ['a process that is gone', { pid: 999_999_999, startedAt: '1' }],
    ['a process id that is used again', { pid: process.pid, startedAt: '1' }],
    ['a start that died while it wrote', 'not json'],
  ])('is taken over from %s', (_name, left) => {
    writeFileSync(file(), typeof left === 'string' ? left : JSON.stringify(left))
    lockDirectory(directory)()
    expect(existsSync(file())).toBe(false)
  })
})
