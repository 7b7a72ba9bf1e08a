import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Scheduler } from '../events/scheduler.ts'

/**
 * `POST /_run/NAME` runs a schedule now and answers how its function ended. For the command line alone: a browser always tells where
 * a POST comes from, and no page has any business here.
 */
export function runNow({ fire, names }: Scheduler) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(`${JSON.stringify(body)}\n`)
    }
    if (request.headers.origin !== undefined) return answer(403, { message: 'Forbidden' })
    if (request.method !== 'POST') return answer(405, { message: 'Method Not Allowed' })
    const asked = (request.url ?? '').slice('/_run/'.length)
    const name = names.find((one) => encodeURIComponent(one) === asked)
    if (name === undefined) return answer(404, { message: 'Không có lịch này.', schedules: names })
    try {
      const result = await fire(name)
      const isDone = typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'done'
      answer(isDone ? 200 : 502, { schedule: name, result })
    } catch (error) {
      answer(502, { schedule: name, message: error instanceof Error ? error.message : String(error) })
    }
  }
}
