import { spawn } from 'node:child_process'
import { type Step, sideBySide } from './side-by-side.ts'

const count = (output: string, what: 'passed' | 'failed'): number =>
  [...output.matchAll(/^Tests: .*$/gm)].reduce(
    (sum, [line]) => sum + Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? 0),
    0,
  )

/**
 * Runs npm scripts side by side, shows what each printed when it ends, whole, and ends with how many tests passed and failed.
 * @param most how many at the same time
 * @returns whether all of them passed
 */
export async function runSteps(steps: readonly Step[], most: number): Promise<boolean> {
  const running = new Set<ReturnType<typeof spawn>>()
  const run = ({ name, options = [], environment }: Step): Promise<{ code: number; output: string }> => {
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      for (const child of running) child.kill(signal)
      process.exit(1)
    })

  const began = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`.padStart(6)
  let passed = 0
  let failed = 0
  const broken = await sideBySide(steps, most, async (step) => {
    console.log(`${seconds()}  ${step.name} …`)
    const { code, output } = await run(step)
    passed += count(output, 'passed')
    failed += count(output, 'failed')
    console.log(`${seconds()}  ${step.name} ${code === 0 ? 'passed' : `FAILED (${code})`}\n${output}`)
    return code === 0
  })
  if (broken.length > 0) console.log(`Not passed: ${broken.join(', ')}`)
  console.log(`All steps took ${seconds().trim()}.\n${passed} passed, ${failed} failed`)
  return broken.length === 0
}
