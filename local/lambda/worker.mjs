// One execution environment of one function. Forked by child.ts with a clean environment; loads the unmodified bundle and answers
// one call at a time over the IPC channel. Plain JavaScript: a transpiler would cost each cold start more than the bundle does.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const taskRoot = process.env.LAMBDA_TASK_ROOT
const [, modulePath, exportPath] = /^(.*)\.([^./]+)$/.exec(process.env._HANDLER) ?? []

// When the runner dies, even by kill -9, the channel closes: nothing may stay behind.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches every process of the terminal; the runner alone decides when a call under way ends.
process.on('SIGINT', () => {})

let inFlight

/** @param {unknown} thrown */
function asError(thrown) {
  if (thrown instanceof Error) {
    return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] }
}

function dieOf(errorType, thrown) {
  const error = asError(thrown)
  console.error(thrown)
  process.send({ kind: 'died', id: inFlight, error: { ...error, errorType: errorType ?? error.errorType } }, () =>
    process.exit(1),
  )
}
process.on('uncaughtException', (thrown) => dieOf(undefined, thrown))
process.on('unhandledRejection', (thrown) => dieOf('Runtime.UnhandledPromiseRejection', thrown))

async function loadHandler() {
  const file = ['.js', '.mjs', '.cjs']
    .map((ending) => join(taskRoot, modulePath + ending))
    .find((path) => existsSync(path))
  if (file === undefined) throw new Error(`Cannot find module '${modulePath}' in ${taskRoot}`)
  const loaded = file.endsWith('.cjs') ? createRequire(file)(file) : await import(pathToFileURL(file).href)
  const handler = loaded[exportPath] ?? loaded.default?.[exportPath]
  if (typeof handler !== 'function') throw new Error(`${process.env._HANDLER} is undefined or not exported`)
  return handler
}

function call(handler, event, context) {
  // Callbacks ended with nodejs24.x; earlier runtimes know them by the third parameter.
  if (handler.length < 3) return handler(event, context)
  return new Promise((resolve, reject) => {
    const answer = (error, result) => (error ? reject(error) : resolve(result))
    handler(event, context, answer)?.then?.(resolve, reject)
  })
}

async function invoke(handler, { id, event, limitMs, arn, traceId }) {
  inFlight = id
  // Not by the clock: one that is set while a call goes on neither ends it nor lengthens it.
  const begun = performance.now()
  process.env._X_AMZN_TRACE_ID = traceId
  const context = {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: arn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(Math.floor(limitMs - (performance.now() - begun)), 0),
  }
  try {
    const result = await call(handler, JSON.parse(event), context)
    process.send({ kind: 'done', id, payload: JSON.stringify(result) ?? 'null' })
  } catch (thrown) {
    process.send({ kind: 'failed', id, error: asError(thrown) })
  }
  inFlight = undefined
}

const loading = loadHandler()
loading.then(
  (handler) => {
    process.on('message', (message) => invoke(handler, message))
    process.send({ kind: 'ready' })
  },
  (thrown) => dieOf(undefined, thrown),
)
