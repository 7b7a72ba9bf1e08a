import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineFile } from '../../../bin/commands/machine.ts'
import { ansinhAlone } from '../../support/ansinh-calls.ts'

describe('a folder that has a demonstration', () => {
  let data: string
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'ansinh-shown-'))
    const province = { username: 'so-ldtbxh', password: 'An-Sinh-2020' }
    const state = { pid: 1, siteUrl: 'http://127.0.0.1:1/', environment: {}, province, demo: 'province' }
    writeFileSync(machineFile(data), JSON.stringify(state))
  })
  afterAll(() => rmSync(data, { recursive: true }))

  it.each([
    ['start', '--demo'],
    ['demo', '--size'],
  ])('does not take a second one by ansinh %s', (command, option) => {
    const before = readFileSync(machineFile(data), 'utf8')
    const { status, stderr } = ansinhAlone(command, '--data', data, option, 'district')
    expect(stderr).toMatch(/đã nạp bộ trình diễn "province", không nạp thêm bộ "district" vào được/)
    expect(status).toBe(2)
    expect(readFileSync(machineFile(data), 'utf8')).toBe(before)
  })
})
