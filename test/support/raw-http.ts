import { connect } from 'node:net'

/** Bytes to the server as they are, for what no client would send. @returns everything that comes back until it hangs up */
export function rawHttp(site: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.end(bytes))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      // A server may hang up while the rest of a large request is still on its way.
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(Buffer.concat(chunks).toString()) : reject(error),
    )
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}
