/**
 * `npm test`: everything, on both cores. Many tests wait (for a lease, a page, an engine), so that one behind the other leaves half of
 * the machine idle. Each step is an npm script of its own; what it prints is shown when it ends, whole.
 */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Step, sideBySide } from './side-by-side.ts'

const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const usage = join(base, `ansinh-all-${process.pid}-usage`)
/** A program of its own for each, with what its roles needed noted in one place for the test of the grants. */
const program = (name: string): NodeJS.ProcessEnv => ({
  ANSINH_TEST_DATA: join(base, `ansinh-all-${process.pid}-${name}`),
  ANSINH_TEST_USAGE: usage,
})

/** The steps share the cores already. */
const alone = ['--', '--maxWorkers=1']

/** The longest first. */
const steps: readonly Step[] = [
  { name: 'build', after: [] },
  { name: 'static', after: [] },
  { name: 'unit', after: [], options: alone },
  { name: 'test:browser', after: ['build'], environment: program('browser') },
  { name: 'test:journeys', after: ['build'], environment: program('journeys') },
  { name: 'test:store', after: ['build'], options: alone },
  { name: 'test:restart', after: ['build'], environment: program('restart') },
  { name: 'test:engines', after: ['build'], options: alone },
  { name: 'test:slow', after: ['build'], options: alone },
  { name: 'test:dynamodb-local', after: ['build'] },
  { name: 'test:cloud', after: ['build'], options: alone },
  { name: 'test:grants', after: ['test:browser', 'test:journeys'], environment: program('grants') },
]

const running = new Set<ReturnType<typeof spawn>>()

function run({ name, options = [], environment }: Step): Promise<{ code: number; output: string }> {
  const child = spawn('npm', ['run', '--silent', name, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...environment },
  })
  running.add(child)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((done) => {
    child.on('error', ({ message }) => done({ code: 1, output: message }))
    child.on('close', (code) => {
      running.delete(child)
      done({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

const count = (output: string, what: 'passed' | 'failed'): number =>
  [...output.matchAll(/^Tests: .*$/gm)].reduce(
    (sum, [line]) => sum + Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? 0),
    0,
  )

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })

const began = Date.now()
const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`.padStart(6)
let passed = 0
let failed = 0
const broken = await sideBySide(steps, availableParallelism() + 1, async (step) => {
  console.log(`${seconds()}  ${step.name} …`)
  const { code, output } = await run(step)
  passed += count(output, 'passed')
  failed += count(output, 'failed')
  console.log(`${seconds()}  ${step.name} ${code === 0 ? 'passed' : `FAILED (${code})`}\n${output}`)
  return code === 0
})
for (const name of ['browser', 'journeys', 'restart', 'grants'])
  for (const end of ['', '-numbers'])
    rmSync(`${program(name).ANSINH_TEST_DATA}${end}`, { recursive: true, force: true })
rmSync(usage, { recursive: true, force: true })
if (broken.length > 0) console.log(`Not passed: ${broken.join(', ')}`)
console.log(`All steps took ${seconds().trim()}.\n${passed} passed, ${failed} failed`)
process.exitCode = broken.length > 0 ? 1 : 0
