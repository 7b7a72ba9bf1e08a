import type { RouteName } from '../../lambdas/contract/routes.ts'
import { routeOf } from '../../web/shared/route-input.ts'

/** As many as two cores have to do beside what waits; all at once, the first calls of so many functions would wait for one another. */
const atOnce = 4

/** One call of a function at a time, some functions side by side: several calls would only start more of its environments. */
export async function askInTurn<T extends { readonly name: RouteName }>(
  questions: readonly T[],
  ask: (question: T) => Promise<void>,
): Promise<void> {
  const functions = [...new Set(questions.map(({ name }) => routeOf(name).function))]
  const lane = async (): Promise<void> => {
    for (let its = functions.shift(); its !== undefined; its = functions.shift())
      for (const question of questions) if (routeOf(question.name).function === its) await ask(question)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
