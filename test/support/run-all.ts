/**
 * `npm test`: everything, on both cores. Many tests wait (for a lease, a page, an engine), so that one behind the other leaves half of
 * the machine idle.
 */
import { existsSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSteps } from './run-steps.ts'
import type { Step } from './side-by-side.ts'

const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const demo = join(base, `ansinh-all-${process.pid}-demo`)
const usage = join(base, `ansinh-all-${process.pid}-usage`)
/** With what the run's first program has made: its demonstration and the app that it has synthesized. */
const withDemo = { ANSINH_TEST_DEMO: demo }
/** A program of its own for each, with what its roles needed noted in one place for the test of the grants. */
const program = (name: string): NodeJS.ProcessEnv => ({
  ...withDemo,
  ANSINH_TEST_DATA: join(base, `ansinh-all-${process.pid}-${name}`),
  ANSINH_TEST_USAGE: usage,
})

/** The steps share the cores already. */
const alone = ['--', '--maxWorkers=1']

/** The longest two are to begin as soon as the demonstration is there, so nothing else takes their place before. */
const afterDemo = ['test:demo']

/**
 * The journeys and the browser take longest, and wait most of the time for a page or an answer: whatever runs beside them and is waited
 * for by nobody gives way. Of those the longest comes first, so that none is left alone on one core at the end.
 */
const steps: readonly Step[] = [
  { name: 'build', after: [] },
  { name: 'static', after: [], givesWay: true },
  { name: 'unit', after: [], options: alone, givesWay: true },
  { name: 'test:demo', after: ['build'], environment: withDemo },
  { name: 'test:journeys', after: afterDemo, environment: program('journeys') },
  { name: 'test:browser', after: afterDemo, environment: program('browser') },
  { name: 'test:restart', after: afterDemo, environment: program('restart') },
  { name: 'test:console', after: afterDemo, givesWay: true },
  { name: 'test:store', after: afterDemo, options: alone, environment: withDemo, givesWay: true },
  { name: 'test:dynamodb-local', after: afterDemo, options: alone, environment: withDemo, givesWay: true },
  { name: 'test:engines', after: afterDemo, options: alone, environment: withDemo, givesWay: true },
  { name: 'test:slow', after: afterDemo, options: alone, givesWay: true },
  { name: 'test:cloud', after: afterDemo, options: alone, givesWay: true },
  { name: 'test:grants', after: ['test:browser', 'test:journeys'], environment: program('grants') },
]

/** So many that the cores have work while some wait. */
const atOnce = availableParallelism() + 2

const allPassed = await runSteps(steps, atOnce)
for (const name of ['browser', 'journeys', 'restart', 'grants'])
  for (const end of ['', '-numbers'])
    rmSync(`${program(name).ANSINH_TEST_DATA}${end}`, { recursive: true, force: true })
for (const folder of [demo, usage]) rmSync(folder, { recursive: true, force: true })
process.exitCode = allPassed ? 0 : 1
