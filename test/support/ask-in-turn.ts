import type { RouteName } from '../../lambdas/contract/routes.ts'
import { routeOf } from '../../web/shared/route-input.ts'

/** One call of a function at a time, all functions side by side: several calls would only start more of its environments. */
export async function askInTurn(names: readonly RouteName[], ask: (name: RouteName) => Promise<void>): Promise<void> {
  const functions = [...new Set(names.map((name) => routeOf(name).function))]
  await Promise.all(
    functions.map(async (its) => {
      for (const name of names) if (routeOf(name).function === its) await ask(name)
    }),
  )
}
