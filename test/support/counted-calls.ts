import type { Register } from '../../lambdas/store/table/table.ts'

/** Calls by their names, and what they brought back. */
export type Calls = Readonly<Record<string, { readonly calls: number; readonly items: number }>>

/** Counts what goes through a register's client from now on until it is asked. */
export function countCalls({ client }: Register): () => Calls {
  const counted: Record<string, { calls: number; items: number }> = {}
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args)
      const name = (context.commandName ?? '').replace(/Command$/, '')
      const known = counted[name] ?? { calls: 0, items: 0 }
      const { Items, Responses } = answer.output as unknown as {
        Items?: unknown[]
        Responses?: Record<string, unknown[]>
      }
      const items = (Items?.length ?? 0) + Object.values(Responses ?? {}).reduce((sum, { length }) => sum + length, 0)
      counted[name] = { calls: known.calls + 1, items: known.items + items }
      return answer
    },
    { step: 'initialize', name: 'countCalls', override: true },
  )
  return () => counted
}
