import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveMachine, systemMeant } from '../../bin/commands/machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-machine-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the system that a command means', () => {
  const environment = { REGISTER_TABLE: 'here', USER_POOL_ID: 'here' }
  const siteUrl = 'http://127.0.0.1:8080/'
  const here = { ...environment, SITE_URL: siteUrl }
  const cloud = { REGISTER_TABLE: 'cloud', SITE_URL: 'https://ansinh.example/' }
  const needed = Object.keys(cloud)
  const empty = join(folder, 'none')
  const province = { username: 'so-ldtbxh', password: '' }

  beforeAll(() => saveMachine(folder, { pid: 1, siteUrl, environment, province, demo: null, chosen: null }))

  it('is the one of the usual folder where nothing else is said, or only half of it', () => {
    expect(systemMeant(undefined, {}, needed, folder)).toEqual(here)
    expect(systemMeant(undefined, { SITE_URL: cloud.SITE_URL }, needed, folder)).toEqual(here)
    expect(systemMeant(undefined, {}, needed, empty)).toBeNull()
  })

  it('is the cloud’s where the environment names it, whatever has run in the folder', () => {
    expect(systemMeant(undefined, cloud, needed, folder)).toEqual({})
    expect(systemMeant(undefined, cloud, needed, empty)).toEqual({})
  })

  it('is the one of the folder that was named, whatever the environment says', () => {
    expect(systemMeant(folder, cloud, needed, empty)).toEqual(here)
    expect(systemMeant(empty, cloud, needed, folder)).toBeNull()
  })
})
