import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientApi } from '../../../local/demo/patient-api.ts'
import { createApiClient } from '../../../web/shared/api-client.ts'

describe('the demonstration on a machine that is busy', () => {
  let server: Server
  let statuses: number[]
  let keys: (string | undefined)[]

  beforeAll(async () => {
    server = createServer((request, response) => {
      keys.push(request.headers['idempotency-key']?.toString())
      const status = statuses.shift() ?? 200
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  beforeEach(() => {
    keys = []
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const reset = () => {
    const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
    const token = async () => 'token'
    const client = createApiClient({ apiBase, token, renewToken: token, retryAfterMs: 1 })
    return patientApi(client, { tries: 3, pauseMs: 1 }).call('resetPassword', {
      params: { username: 'xa-24547' },
      idempotencyKey: 'demonstration-1',
    })
  }

  it('sends a command with its key again until the server has decided', async () => {
    statuses = [503, 504, 503, 503, 422]
    await expect(reset()).rejects.toMatchObject({ status: 422 })
    expect(keys).toEqual(Array(5).fill('demonstration-1'))
  })

  it('gives up in the end, and never asks again for what was refused', async () => {
    statuses = Array(9).fill(503)
    await expect(reset()).rejects.toMatchObject({ status: 503 })
    expect(keys).toHaveLength(6)
    keys = []
    statuses = [409]
    await expect(reset()).rejects.toMatchObject({ status: 409 })
    expect(keys).toHaveLength(1)
  })
})
