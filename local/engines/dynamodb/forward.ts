import { Agent, request as httpRequest } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Forwarder {
  send(target: string, body: Buffer): Promise<Answer>
  close(): void
}

/**
 * Calls the engine behind the gateway over connections that stay open: a new one for each call would cost more than the
 * call.
 */
export function forwarder(url: string, region: string): Forwarder {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const { hostname, port } = new URL(url)
  // The gateway has checked the caller's signature. The engines want one but check nothing of it; DynamoDB Local keeps
  // separate tables for each access key, so it must always be the same.
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20200101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`

  function send(target: string, body: Buffer, isSecondTry = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization,
        'content-length': body.length,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': '20200101T000000Z',
        'x-amz-target': target,
      }
      const call = httpRequest({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const kept: Record<string, string> = {}
          for (const name of ['content-type', 'x-amzn-requestid', 'x-amz-crc32']) {
            const value = response.headers[name]
            if (typeof value === 'string') kept[name] = value
          }
          resolve({ status: response.statusCode ?? 500, headers: kept, body: Buffer.concat(chunks) })
        })
      })
      call.once('error', (error: NodeJS.ErrnoException) => {
        // The engine may close an idle connection in the moment when it is used again.
        const isStale = call.reusedSocket && error.code === 'ECONNRESET' && !isSecondTry
        if (isStale) resolve(send(target, body, true))
        else reject(error)
      })
      call.end(body)
    })
  }

  return { send: (target, body) => send(target, body), close: () => agent.destroy() }
}
