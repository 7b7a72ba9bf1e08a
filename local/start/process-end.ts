/** Exit codes of a process that a signal ended. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Closes on Ctrl-C, on SIGTERM and on an error that nobody caught, then ends the process. A second signal ends it at once. Answers
 * how to take the handlers away again.
 */
export function endWithProcess(close: () => Promise<void>): () => void {
  let isEnding = false
  const end = (code: number): void => {
    if (isEnding) process.exit(code)
    isEnding = true
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  const onInterrupt = (): void => end(codes.SIGINT)
  const onTerminate = (): void => end(codes.SIGTERM)
  const onError = (error: unknown): void => {
    console.error(error)
    end(1)
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  process.on('uncaughtException', onError)
  process.on('unhandledRejection', onError)
  return () => {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onTerminate)
    process.off('uncaughtException', onError)
    process.off('unhandledRejection', onError)
  }
}
