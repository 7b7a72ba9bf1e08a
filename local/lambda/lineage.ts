import { createHash, randomBytes } from 'node:crypto'

/** So often one function is called in a chain of calls and messages; Lambda refuses the next one of a function that is not allowed to loop. */
export const mostCallsInChain = 16

const markOf = (functionName: string): string => createHash('sha256').update(functionName).digest('hex').slice(0, 8)

const partOf = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

const countsIn = (header: string): Map<string, number> =>
  new Map(
    (partOf(header, 'Lineage') ?? '').split('|').flatMap((one) => {
      const [mark = '', count] = one.split(':')
      return count === undefined ? [] : [[mark, Number(count)] as const]
    }),
  )

interface ChainedCall {
  /** The call's own trace header, which the SDK sends along with whatever the function asks of AWS. */
  readonly traceId: string
  /** Calls of this function in the chain, this one among them. */
  readonly calls: number
}

/**
 * One call more in a chain. Lambda counts in the trace header (`Lineage=function:calls|…`), which SQS keeps with a message and gives to the
 * call that the message makes.
 * @param causes trace headers of the messages that it comes from; none for the first call
 */
export function chainedCall(functionName: string, causes: readonly string[], now: number): ChainedCall {
  const mark = markOf(functionName)
  const [cause = ''] = causes.toSorted((a, b) => (countsIn(b).get(mark) ?? 0) - (countsIn(a).get(mark) ?? 0))
  const counts = countsIn(cause)
  const calls = (counts.get(mark) ?? 0) + 1
  counts.set(mark, calls)
  const root = partOf(cause, 'Root') ?? `1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')}`
  const lineage = [...counts].map(([one, count]) => `${one}:${count}`).join('|')
  // Not sampled: there is no X-Ray daemon on this machine.
  return { traceId: `Root=${root};Parent=${randomBytes(8).toString('hex')};Sampled=0;Lineage=${lineage}`, calls }
}
