import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

describe('the stack that the tests of the store run on', () => {
  const demo = mkdtempSync(join(tmpdir(), 'ansinh-demo-'))
  const app = join(demo, 'cdk.out')

  beforeAll(() => {
    mkdirSync(app)
    process.env.ANSINH_TEST_DEMO = demo
  })
  afterAll(() => rmSync(demo, { recursive: true, force: true }))

  it('is taken from the app of a program of the same run, and left to the others', async () => {
    const { default: setUp } = await import('../../support/data-stack-setup.ts')
    const { default: tearDown } = await import('../../support/data-stack-teardown.ts')
    await setUp()
    expect(process.env.ANSINH_TEST_DATA_STACK).toBe(app)
    tearDown()
    expect(existsSync(app)).toBe(true)
  })
})
