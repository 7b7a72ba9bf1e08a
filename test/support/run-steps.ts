import { spawn } from 'node:child_process'
import { type Step, sideBySide } from './side-by-side.ts'

const count = (output: string, what: 'passed' | 'failed'): number =>
  [...output.matchAll(/^Tests: .*$/gm)].reduce(
    (sum, [line]) => sum + Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? 0),
    0,
  )

/**
 * The shell tells last how long its children had the processor: `12m3.4s 0m5.6s`. Linux gives each session the same share, whatever its
 * processes are content with, unless the session says so as well. A batch's processes do not interrupt whoever has the processor as soon as
 * something comes for them: a browser, its pages and the functions behind them did so a million times, for a thirteenth of all time.
 */
const withItsTimes =
  '{ echo "$0" > /proc/self/autogroup; chrt --batch --pid 0 $$; } 2> /dev/null; nice -n "$0" npm "$@"; code=$?; times; exit $code'
/** A third of the processor beside another that does not give way, all of it where that one waits. */
const behind = 5
/** Room for what is young, in megabytes: tests make much and keep little. */
const nodeOptions = '--max-semi-space-size=64'
/** As for esbuild, which each step has of its own: a third of its time went to collecting some megabytes. */
const goCollects = '800'
const ownTimes = /\n?\d+m[\d.]+s \d+m[\d.]+s\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s\n*$/

/** What a step printed, and the seconds that its processes had the processor. */
function withoutTimes(printed: string): { output: string; cpuSeconds: number } {
  const [own, ...parts] = ownTimes.exec(printed) ?? ['']
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = parts.map(Number)
  const output = own === '' ? printed : printed.slice(0, -own.length)
  return { output, cpuSeconds: Math.round((userMinutes + systemMinutes) * 60 + user + system) }
}

/**
 * Runs npm scripts side by side, shows what each printed when it ends, whole, and ends with how many tests passed and failed.
 * @param most how many at the same time
 * @returns whether all of them passed
 */
export async function runSteps(steps: readonly Step[], most: number): Promise<boolean> {
  const running = new Set<ReturnType<typeof spawn>>()
  const run = ({
    name,
    options = [],
    environment,
    givesWay = false,
  }: Step): Promise<{ code: number; output: string; cpuSeconds: number }> => {
    const child = spawn(
      'sh',
      ['-c', withItsTimes, String(givesWay ? behind : 0), 'run', '--silent', name, ...options],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own: a signal reaches all that the step has started.
        detached: true,
        env: {
          ...process.env,
          NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim(),
          GOGC: goCollects,
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
          ...environment,
        },
      },
    )
    running.add(child)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    return new Promise((done) => {
      child.on('error', ({ message }) => done({ code: 1, output: message, cpuSeconds: 0 }))
      child.on('close', (code) => {
        running.delete(child)
        done({ code: code ?? 1, ...withoutTimes(Buffer.concat(chunks).toString('utf8')) })
      })
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      for (const { pid } of running) if (pid !== undefined) process.kill(-pid, signal)
      process.exit(1)
    })

  const began = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`.padStart(6)
  let passed = 0
  let failed = 0
  const broken = await sideBySide(steps, most, async (step) => {
    console.log(`${seconds()}  ${step.name} …`)
    const { code, output, cpuSeconds } = await run(step)
    passed += count(output, 'passed')
    failed += count(output, 'failed')
    console.log(
      `${seconds()}  ${step.name} ${code === 0 ? 'passed' : `FAILED (${code})`}, ${cpuSeconds} s of CPU\n${output}`,
    )
    return code === 0
  })
  if (broken.length > 0) console.log(`Not passed: ${broken.join(', ')}`)
  console.log(`All steps took ${seconds().trim()}.\n${passed} passed, ${failed} failed`)
  return broken.length === 0
}
