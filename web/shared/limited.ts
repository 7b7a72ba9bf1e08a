/** A signal that ends by itself after so long, or with the given one. By hand: Chrome 109, the last one for the Windows 7 of many offices, does not know `AbortSignal.any`. */
export function limited(signal: AbortSignal | undefined, milliseconds: number) {
  const stop = new AbortController()
  const abort = (): void => stop.abort()
  const timer = setTimeout(abort, milliseconds)
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  return {
    signal: stop.signal,
    end: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}

/** API Gateway itself gives up after 30 seconds; on a line that is only slow a try shall not be given up in vain. */
export const answerWithinMs = 25_000
