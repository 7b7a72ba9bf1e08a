import type { Clock } from './clock.ts'
import type { Changes } from './queue.ts'

/** A way to wait for a queue's next change without asking again and again. */
export function changesOn(clock: Clock): Changes {
  const waiting = new Set<() => void>()
  return {
    announce() {
      for (const wake of [...waiting]) wake()
    },
    next: (until, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          cancel()
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        const cancel = clock.callAt(until, wake)
        signal?.addEventListener('abort', wake)
      }),
  }
}
