import type { Register } from '../../lambdas/store/table/table.ts'

/** Batch reads of one kind of item: how many calls, and how many keys they asked for. */
export interface Reads {
  readonly calls: number
  readonly keys: number
}

/** Counts a register's batch reads from now on, by what the items are that they ask for: `ENT`, `ID`, `KEY` … */
export function countBatchReads({ client }: Register): () => Readonly<Record<string, Reads>> {
  const counted: Record<string, Reads> = {}
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'BatchGetItemCommand') {
        const { RequestItems } = args.input as { RequestItems: Record<string, { Keys: { pk: unknown }[] }> }
        const asked = Object.values(RequestItems).flatMap(({ Keys }) => Keys)
        const kind = [...new Set(asked.map(kindOf))].sort().join('+')
        const known = counted[kind] ?? { calls: 0, keys: 0 }
        counted[kind] = { calls: known.calls + 1, keys: known.keys + asked.length }
      }
      return next(args)
    },
    { step: 'initialize', name: 'countBatchReads', override: true },
  )
  return () => counted
}

const kindOf = ({ pk }: { readonly pk: unknown }): string => {
  const text = typeof pk === 'string' ? pk : String((pk as { S?: string }).S)
  return text.slice(0, text.indexOf('#'))
}
