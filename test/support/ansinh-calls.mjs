/**
 * `ansinh` for many calls, one after the other, each as bin/ansinh.js makes it: of a call in a process of its own nearly all is the start
 * of that process. Each line that it reads is the arguments of one call as JSON; for each it writes a line with what came of it.
 */
import { createInterface } from 'node:readline'
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../../bin/ansinh.ts')
const answer = process.stdout.write.bind(process.stdout)
let said = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr'])
  process[name].write = (text) => {
    said[name] += text
    return true
  }
for await (const line of createInterface({ input: process.stdin })) {
  said = { stdout: '', stderr: '' }
  const status = await main(JSON.parse(line))
  answer(`${JSON.stringify({ status, ...said })}\n`)
}
