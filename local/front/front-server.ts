import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EdgeRequest, type EdgeResponse, jsonMessage, type Origin, textResponse } from './exchange.ts'

/** Answers a request of its own, body and all. */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export interface FrontServer {
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  readonly origin: string
  /** Until then every request gets a 503 that says that the cloud is starting. */
  serve(site: Origin, mounts: Readonly<Record<string, RawHandler>>): void
  close(): Promise<void>
}

/** Another program listens there. */
export class PortInUse extends Error {
  readonly code = 'PORT_IN_USE'

  constructor(port: number) {
    super(
      `Cổng ${port} đang được chương trình khác dùng: hãy chọn cổng khác bằng --port N. / Port ${port} is in use: choose another with --port N.`,
    )
    this.name = 'PortInUse'
  }
}

/** One byte more than API Gateway takes, so that it still sees that a body is too large; the rest is read and dropped. */
const keptBodyBytes = 10 * 1024 * 1024 + 1

/** Connections that a browser keeps open between two pages. */
const keepAliveMs = 75_000

/**
 * Listens on 127.0.0.1 at once, so that the address is known before anything that carries it is made. `port` 0 takes a free one.
 * Rejects when the port is taken.
 */
export async function startFrontServer(port: number): Promise<FrontServer> {
  let site: Origin = async () => starting
  let mounts: readonly (readonly [string, RawHandler])[] = []
  const server = createServer((request, response) => {
    if (!isOwnName(request.headers.host)) {
      send(response, request.method, foreignName)
      return
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const mount = mounts.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))
    const answering = mount === undefined ? answer(site, request, response) : mount[1](request, response)
    Promise.resolve(answering).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) send(response, request.method, jsonMessage(502, 'Bad Gateway'))
    })
  })
  server.keepAliveTimeout = keepAliveMs
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${taken}`,
    serve(newSite, newMounts) {
      site = newSite
      mounts = Object.entries(newMounts)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const starting: EdgeResponse = {
  ...textResponse(503, 'text/plain;charset=utf-8', 'Đang khởi động, xin chờ vài giây rồi tải lại trang.\n'),
  headers: { 'content-type': 'text/plain;charset=utf-8', 'retry-after': '2' },
}

/** A page of somebody else's whose name leads to this machine must not read what is here. Any port: it may be forwarded. */
const isOwnName = (host: string | undefined): boolean =>
  host === undefined || /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)

const foreignName: EdgeResponse = textResponse(
  421,
  'text/plain;charset=utf-8',
  'Hãy mở bằng địa chỉ 127.0.0.1 hoặc localhost. / Open this with the address 127.0.0.1 or localhost.\n',
)

async function answer(site: Origin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const elsewhere = canonicalAddress(request)
  if (elsewhere !== undefined) {
    send(response, request.method, { status: 307, headers: { location: elsewhere }, body: Buffer.alloc(0) })
    return
  }
  send(response, request.method, await site(await readRequest(request)))
}

/** Two names of one machine are two origins to a browser: uploads and tokens would be refused. */
function canonicalAddress({ headers, method, url }: IncomingMessage): string | undefined {
  const host = headers.host ?? ''
  if (!host.startsWith('localhost:') || (method !== 'GET' && method !== 'HEAD')) return undefined
  return `http://127.0.0.1:${host.slice('localhost:'.length)}${url}`
}

async function readRequest(request: IncomingMessage): Promise<EdgeRequest> {
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  const viewerAddress = request.socket.remoteAddress ?? '127.0.0.1'
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !hopByHop.has(name)) headers[name] = typeof value === 'string' ? value : value.join(',')
  }
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], viewerAddress].filter(Boolean).join(', ')
  return {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    headers,
    body: await readBody(request),
    viewerAddress,
  }
}

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let kept = 0
  for await (const chunk of request) {
    if (kept >= keptBodyBytes) continue
    chunks.push(chunk)
    kept += chunk.length
  }
  return Buffer.concat(chunks).subarray(0, keptBodyBytes)
}

function send(response: ServerResponse, method: string | undefined, { status, headers, body }: EdgeResponse): void {
  const isEmpty = status === 204 || status === 304
  const sent = { ...headers, ...(!isEmpty && { 'content-length': String(body.length) }) }
  for (const [name, value] of Object.entries(sent)) {
    if (!hopByHop.has(name)) response.setHeader(name, value)
  }
  response.writeHead(status)
  response.end(method === 'HEAD' || isEmpty ? undefined : body)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error)
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}
