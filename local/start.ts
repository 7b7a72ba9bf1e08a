import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve as absolute, join } from 'node:path'
import { type AwsKeys, openCredentials } from './aws/credentials.ts'
import { startGateway } from './aws/gateway.ts'
import { openIamUsage, type RoleGrant, unusedGrants } from './aws/iam-usage.ts'
import { policyStore } from './aws/policies.ts'
import { startFrontServer } from './front/front-server.ts'
import { environmentsPerFunction, startLambdaRuntime } from './lambda/lambda-runtime.ts'
import { openCloudLog } from './start/cloud-log.ts'
import { lockDirectory } from './start/data-lock.ts'
import { bindDistribution, buildEdge, mailbox } from './start/edge.ts'
import { openEngines } from './start/engines.ts'
import { startEvents } from './start/events.ts'
import { endWithProcess } from './start/process-end.ts'
import { provision } from './start/provision.ts'
import { rolesOf } from './start/roles.ts'
import { runNow } from './start/run-now.ts'
import { loadAssembly } from './template/assembly.ts'
import { functionPermissions } from './template/function-permissions.ts'
import { declareFunction } from './template/functions.ts'
import { applicationFunctions, homePlace, resourcesAt } from './template/home.ts'
import { unknownTypes } from './template/notices.ts'
import { Resolver } from './template/resolver.ts'

export interface CloudOptions {
  /** Folder of the synthesized app. */
  readonly cdkOut: string
  /** Everything that is to be kept lives below it; made when it is not there. One running cloud per folder. */
  readonly data: string
  /** 8080 by default; 0 takes a free one. */
  readonly port?: number
  /** Gets what a person should know: missing permissions, parts that do nothing here. Standard error by default. */
  readonly report?: (message: string) => void
  /** The clock of schedules, limits and engines. */
  readonly now?: () => Date
  /** Waits before a failed asynchronous invocation is tried again; Lambda's own are one and two minutes. */
  readonly retryDelaysMs?: readonly number[]
  /**
   * Addresses of modules that every function's process loads before its bundle: what is done to the machine under a function (its
   * clock, its wires) and not to the function.
   */
  readonly functionImports?: readonly string[]
  /** For measurements: all calls come from one address. */
  readonly withoutRateLimits?: boolean
  /** Close on SIGINT, SIGTERM and an uncaught exception, and end the process. True by default. */
  readonly ownsProcess?: boolean
}

/** The synthesized application, running on this machine. */
export interface Cloud {
  /** `http://127.0.0.1:8080/` */
  readonly siteUrl: string
  readonly consoleUrl: string
  /** Without a slash at the end: `http://127.0.0.1:8080/api`. */
  readonly apiUrl: string
  readonly mailUrl: string
  /** For SDKs: the endpoint of every service. */
  readonly awsUrl: string
  readonly region: string
  /** May do everything, like an account's root. */
  readonly operatorCredentials: AwsKeys
  /** The template's outputs as `Stack.Output`. */
  readonly outputs: Readonly<Record<string, string>>
  readonly functionNames: readonly string[]
  readonly scheduleNames: readonly string[]
  /** Runs a schedule now and answers how its function ended. Rejects for an unknown name or a missing permission. */
  fire(scheduleName: string): Promise<unknown>
  /** Fires what is due by the clock; for clocks that are set by hand. */
  tick(): Promise<void>
  /** Grants of the template's roles that nothing has needed since the data directory began. */
  unusedGrants(): readonly RoleGrant[]
  /** Ends everything. What was acknowledged is on the disk. */
  close(): Promise<void>
}

/**
 * Runs a synthesized CDK app on this machine: engines, functions, queues, schedules and the web, all from the template. Builds
 * nothing. Rejects with DirectoryInUse, TemplateError, or an error that names the port or the missing program.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closers: (() => Promise<void> | void)[] = []
  const close = once(async () => {
    const failures: unknown[] = []
    // Each step, whatever became of the others: no process may stay behind.
    for (const step of closers.reverse()) await attempt(step).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  })
  if (options.ownsProcess !== false) closers.push(endWithProcess(close))
  try {
    return await start(options, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  { cdkOut, port = 8080, now = () => new Date(), ...options }: CloudOptions,
  closers: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Cloud> {
  // The cloud's runtime is newer than this machine's Node, which the SDK warns of.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  const dataDirectory = absolute(options.data)
  mkdirSync(dataDirectory, { recursive: true })
  closers.push(lockDirectory(dataDirectory))
  const { note, report } = openCloudLog(dataDirectory, options.report ?? printed)

  const front = await startFrontServer(port)
  closers.push(front.close)
  const resolver = new Resolver(loadAssembly(cdkOut))
  const place = homePlace(resolver)
  const distribution = bindDistribution(resolver, front.origin)
  for (const notice of unknownTypes(resolver)) report(notice)

  const credentials = openCredentials(dataDirectory)
  const policies = policyStore()
  const usage = openIamUsage(join(dataDirectory, 'iam-usage.json'))
  const tableKeys = new Map<string, string>()
  let gatewayUrl = ''
  const engines = await openEngines({ dataDirectory, place, tableKeys, now, gatewayUrl: () => gatewayUrl })
  closers.push(engines.close)
  const gateway = await startGateway({ engines: engines.all, credentials, policies, place, usage, report, now })
  closers.push(gateway.close)
  gatewayUrl = gateway.url
  await provision(resolver, {
    engines,
    place,
    endpoint: gateway.url,
    operator: credentials.operator,
    tableKeys,
    report,
  })

  const tasks = taskDirectory(dataDirectory)
  closers.push(() => rmSync(tasks, { recursive: true, force: true }))
  const roles = rolesOf(resolver, { policies, usage, report })
  const functions = applicationFunctions(resolver)
    .filter((resource) => resourcesAt(resolver, place, resource.type).includes(resource))
    .map((resource) =>
      declareFunction(resolver, resource, {
        endpoint: gateway.url,
        browserEndpoint: `${front.origin}/_aws`,
        taskDirectory: tasks,
        issueKeys: credentials.issue,
      }),
    )
  for (const { roleArn } of functions) roles.find(roleArn)
  const lambda = startLambdaRuntime(
    functions.map(({ spec }) => spec),
    { dataDirectory, ...(options.functionImports && { imports: options.functionImports }) },
  )
  const permissions = functionPermissions(resolver)
  const edge = buildEdge(resolver, distribution, {
    origin: front.origin,
    engines,
    lambda,
    permissions,
    gatewayUrl: gateway.url,
    withoutRateLimits: options.withoutRateLimits ?? false,
    now,
    report,
    note,
  })
  const events = startEvents(resolver, {
    dataDirectory,
    endpoint: gateway.url,
    place,
    credentials,
    engines,
    functions,
    lambda,
    roles,
    permissions,
    concurrency: environmentsPerFunction,
    retryDelaysMs: options.retryDelaysMs,
    now,
    report,
  })
  closers.push(async () => {
    const stopped = events.stop()
    await lambda.close()
    await stopped.settled()
  })
  front.serve(edge.serve, {
    '/_aws': (request, response) => gateway.handle(request, response, { stripPrefix: '/_aws' }),
    '/_mail': mailbox(engines),
    '/_run': runNow(events.scheduler),
  })

  return {
    siteUrl: `${front.origin}/`,
    consoleUrl: `${front.origin}${edge.consolePath ?? '/'}`,
    apiUrl: `${front.origin}${(edge.apiPath ?? '/').replace(/\/$/, '')}`,
    mailUrl: `${front.origin}/_mail/`,
    awsUrl: gateway.url,
    region: place.region,
    operatorCredentials: credentials.operator,
    outputs: resolver.outputs(report),
    functionNames: lambda.names,
    scheduleNames: events.scheduler.names,
    fire: events.scheduler.fire,
    tick: events.scheduler.tick,
    unusedGrants: () => unusedGrants(policies, usage),
    close,
  }
}

const printed = (message: string): void => console.error(`[ansinh] ${message}`)

/** Outside of any project: nothing above a function's folder may lend it a package. */
const taskDirectory = (dataDirectory: string): string =>
  join(tmpdir(), `ansinh-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)}`)

/** A step that fails at once fails like one that fails later. */
const attempt = async (step: () => Promise<void> | void): Promise<void> => step()

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= run()
    return running
  }
}
