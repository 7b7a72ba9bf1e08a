import { setTimeout as pause } from 'node:timers/promises'
import type { ApiClient } from '../../web/shared/api-client.ts'
import { ApiProblem } from '../../web/shared/api-problem.ts'

/**
 * A client that asks again where the server has not decided: on a machine that is busy with something else an answer may come too late,
 * and the demonstration goes on all the same. Safe for commands with a fixed key alone, which are done once however often they are sent.
 * @param tries so often in all; what the last one threw is thrown
 */
export function patientApi(api: ApiClient, { tries = 6, pauseMs = 2_000 } = {}): ApiClient {
  return {
    async call(name, input, signal) {
      for (let left = tries - 1; ; left--) {
        try {
          return await api.call(name, input, signal)
        } catch (error) {
          if (left <= 0 || !(error instanceof ApiProblem) || error.isDefinite) throw error
          await pause(pauseMs)
        }
      }
    },
  }
}
