import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers every call as a table answers whose capacity is used up: nothing was done. */
export async function throttlingServer(): Promise<{ port: number; answered: () => number; close: () => void }> {
  let answered = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      answered++
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(
        JSON.stringify({
          __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
          message: 'Rate exceeded',
        }),
      )
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, answered: () => answered, close: () => void server.close() }
}
