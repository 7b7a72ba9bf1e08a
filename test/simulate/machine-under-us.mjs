// Loaded before everything else in every process of a simulation (`--import …?control=FILE`): the machine's clock, and what can happen to
// a process and its wires. The code that runs on it is not touched. Plain JavaScript, as what loads into a function's process must be.
// FILE: { "offset": ms, "faults": { "kill": 0..1, "throttle": 0..1, "throttlePort": n } | null }
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

const control = new URL(import.meta.url).searchParams.get('control')
const MachineDate = Date
let settings = { offset: 0, faults: null }

function reread() {
  settings = JSON.parse(readFileSync(control, 'utf8'))
}
reread()
// A function gets its calls as messages, and the cloud its orders.
process.prependListener('message', reread)
globalThis.rereadSimulatedClock = reread

const now = () => MachineDate.now() + settings.offset
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, parts, newTarget) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

// Node writes the Date of an answer from the machine's clock behind our back, and SDKs set their own clock by it.
const { writeHead } = http.ServerResponse.prototype
http.ServerResponse.prototype.writeHead = function datedHead(...parts) {
  if (!this.hasHeader('date')) this.setHeader('date', new Date().toUTCString())
  return writeHead.apply(this, parts)
}

if (process.env.AWS_LAMBDA_FUNCTION_NAME) {
  const { request } = http
  const chance = (share) => Math.random() < share
  const die = () => process.kill(process.pid, 'SIGKILL')
  http.request = function faultyRequest(options, ...rest) {
    const { kill = 0, throttle = 0, throttlePort } = settings.faults ?? {}
    if (chance(kill / 2)) die()
    const target = String(options?.headers?.['x-amz-target'] ?? '')
    if (throttlePort && target.startsWith('DynamoDB_') && chance(throttle))
      return request.call(this, { ...options, host: '127.0.0.1', hostname: '127.0.0.1', port: throttlePort }, ...rest)
    const made = request.call(this, options, ...rest)
    // The service has done it; nobody in this process will ever know.
    if (chance(kill / 2)) made.prependOnceListener('response', die)
    return made
  }
  syncBuiltinESMExports()
}
