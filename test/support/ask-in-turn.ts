import type { RouteName } from '../../lambdas/contract/routes.ts'
import { routeOf } from '../../web/shared/route-input.ts'

/** One call of a function at a time, all functions side by side: several calls would only start more of its environments. */
export async function askInTurn<T extends { readonly name: RouteName }>(
  questions: readonly T[],
  ask: (question: T) => Promise<void>,
): Promise<void> {
  const functions = [...new Set(questions.map(({ name }) => routeOf(name).function))]
  await Promise.all(
    functions.map(async (its) => {
      for (const question of questions) if (routeOf(question.name).function === its) await ask(question)
    }),
  )
}
