/**
 * One loopback address for all AWS calls of this machine: checks who signed, asks IAM, and hands the call to the
 * service's engine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { authorize } from './authorize.ts'
import type { CredentialStore } from './credentials.ts'
import type { AwsRequest, AwsResponse, Engine, Place, Principal } from './engine.ts'
import { refusalResponse } from './error-response.ts'
import { type IamUsage, openIamUsage } from './iam-usage.ts'
import type { PolicyStore } from './policies.ts'
import type { Refusal } from './refusal.ts'
import { isCognitoPreflight, serviceOfUnsigned } from './route.ts'
import { readSignature, verifySignature } from './sigv4.ts'

const defaultMaxBodyBytes = 300 * 1024 * 1024

export interface GatewayOptions {
  readonly engines: readonly Engine[]
  readonly credentials: CredentialStore
  readonly policies: PolicyStore
  readonly place: Place
  /** Where used grants are noted; in memory when absent. Saved on close. */
  readonly usage?: IamUsage
  /**
   * Faults that a person must see: an engine that threw, a condition that IAM here does not know. Default: standard
   * error.
   */
  readonly report?: (message: string) => void
  readonly now?: () => Date
  /** A longer body is refused with 413. Default: 300 MB, for it is held in memory. */
  readonly maxBodyBytes?: number
}

export interface Gateway {
  /**
   * Answers one call. A front server passes the untouched request, with the prefix under which it serves the gateway:
   * the signature covers the path that the signer saw, the engine gets it without the prefix.
   */
  handle(req: IncomingMessage, res: ServerResponse, options?: { readonly stripPrefix?: string }): Promise<void>
}

export function createGateway(options: GatewayOptions): Gateway {
  const {
    credentials,
    place,
    maxBodyBytes = defaultMaxBodyBytes,
    report = (message: string) => console.error(message),
    now = () => new Date(),
  } = options
  const engines = new Map(options.engines.map((engine) => [engine.service, engine]))
  const usage = options.usage ?? openIamUsage()
  const permit = authorize({ policies: options.policies, usage, place, report })

  /** Who is calling, or why not. */
  function identify(call: Call, engine: Engine, request: AwsRequest): Principal | AwsResponse {
    const refuse = (refusal: Refusal) => refusalResponse(engine.service, refusal)
    const { claim } = call
    if (claim === undefined) return engine.signer?.(request, credentials) ?? request.principal
    if ('kind' in claim) return refuse(claim)
    const verdict = verifySignature({ ...call, body: request.body }, claim, { credentials, place, now: now() })
    return verdict.ok ? verdict.principal : refuse(verdict.refusal)
  }

  async function answer(call: Call, body: Buffer | undefined): Promise<AwsResponse> {
    const { service } = call
    const refuse = (refusal: Refusal) => refusalResponse(service, refusal)
    if (body === undefined) return refuse({ kind: 'body-too-large' })
    const engine = engines.get(service)
    if (engine === undefined) return refuse({ kind: 'no-engine', service })
    try {
      const { method, headers, query } = call
      const unsigned: AwsRequest = {
        method,
        path: call.innerPath,
        query,
        headers,
        body,
        principal: { kind: 'anonymous' },
      }
      const principal = identify(call, engine, unsigned)
      if ('status' in principal) return principal
      const allows: AwsRequest['allows'] = (access) => permit(principal, [access]) === undefined
      const request: AwsRequest = { ...unsigned, principal, allows }
      const refusal = permit(principal, engine.accesses(request))
      return refusal === undefined ? await engine.handle(request) : refuse(refusal)
    } catch (error) {
      report(`${service}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return refuse({ kind: 'failure', detail: `The local ${service} engine failed; its error is in the log.` })
    }
  }

  return {
    async handle(req, res, { stripPrefix = '' } = {}) {
      const call = readCall(req, stripPrefix)
      if (isCognitoPreflight(call.method, call.headers)) {
        send(res, call, cognitoPreflight)
        return
      }
      let body: Buffer | undefined
      try {
        body = await readBody(req, maxBodyBytes)
      } catch {
        // The caller went away while it was sending; there is nobody to answer.
        res.destroy()
        return
      }
      send(res, call, await answer(call, body))
    },
  }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly innerPath: string
  readonly rawQuery: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly claim: ReturnType<typeof readSignature>
  readonly service: string
}

function readCall(req: IncomingMessage, stripPrefix: string): Call {
  const url = req.url ?? '/'
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1)
  const query = new URLSearchParams(rawQuery)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(',')
  }
  const isPrefixed = stripPrefix !== '' && (path === stripPrefix || path.startsWith(`${stripPrefix}/`))
  const innerPath = isPrefixed ? path.slice(stripPrefix.length) || '/' : path
  const claim = readSignature(headers, query)
  const isSigned = claim !== undefined && 'scope' in claim
  const service = isSigned ? claim.scope.service : serviceOfUnsigned(innerPath, headers)
  return { method: req.method ?? 'GET', path, innerPath, rawQuery, query, headers, claim, service }
}

/**
 * The whole body; undefined when it is larger than any call may be. A body that is too large is read to its end and
 * dropped, or the caller would see a broken connection instead of the refusal.
 */
function readBody(req: IncomingMessage, maxBodyBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBodyBytes) chunks.push(chunk)
      else chunks.length = 0
    })
    req.once('end', () => resolve(size > maxBodyBytes ? undefined : Buffer.concat(chunks)))
    req.once('error', reject)
    req.once('close', () => reject(new Error('The caller closed the connection.')))
  })
}

const cognitoPreflight: AwsResponse = {
  status: 200,
  headers: {
    'access-control-allow-headers': 'authorization,content-type,x-amz-target,x-amz-user-agent,amz-sdk-request',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '172800',
  },
  body: '',
}

function send(res: ServerResponse, { method, service, headers: asked }: Call, { status, headers, body }: AwsResponse) {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const all: Record<string, string> = { 'content-length': String(length), ...headers }
  // Cognito answers any origin, as the cloud's own does.
  if ((service === 'cognito-idp' || headers === cognitoPreflight.headers) && asked.origin !== undefined) {
    all['access-control-allow-origin'] = '*'
    all['access-control-expose-headers'] = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date'
  }
  res.writeHead(status, all)
  res.end(method === 'HEAD' ? undefined : body)
}

/**
 * The gateway on a port of its own on 127.0.0.1 (a free one by default), for the SDKs of this machine's functions.
 */
export async function startGateway(
  options: GatewayOptions & { readonly port?: number },
): Promise<Gateway & { readonly url: string; close(): Promise<void> }> {
  const usage = options.usage ?? openIamUsage()
  const gateway = createGateway({ ...options, usage })
  const server = createServer((req, res) => void gateway.handle(req, res))
  // Longer than any SDK keeps an idle connection, or a call would now and then meet a closing one.
  server.keepAliveTimeout = 600_000
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    ...gateway,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      usage.save()
    },
  }
}
