export interface Timing {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Makes the calls, so many at a time, and takes the time of each as its caller sees it. */
export async function timeCalls(calls: readonly (() => Promise<void>)[], atOnce: number): Promise<Timing> {
  const times: number[] = []
  const queue = [...calls]
  const begun = performance.now()
  const caller = async (): Promise<void> => {
    for (let call = queue.pop(); call; call = queue.pop()) {
      const start = performance.now()
      await call()
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  const seconds = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: calls.length / seconds, p50: at(0.5), p99: at(0.99) }
}
