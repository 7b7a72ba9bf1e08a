import { type ReactNode, useEffect, useState } from 'react'

/** Code that is fetched when it is needed, or ahead of that by `load`. */
export interface LaterCode<Code> {
  readonly load: () => Promise<void>
  readonly code: () => Code | undefined
}

export function laterCode<Code>(fetchCode: () => Promise<Code>): LaterCode<Code> {
  let code: Code | undefined
  return {
    load: async () => {
      code ??= await fetchCode()
    },
    code: () => code,
  }
}

interface LaterProps<Code> {
  readonly of: LaterCode<Code>
  readonly waiting: ReactNode
  readonly children: (code: Code) => ReactNode
}

/**
 * Shows `waiting` until the code is there, and nothing in between when it is there already. React's `lazy` would do the same,
 * but `Suspense` holds everything back that arrives within 300 ms after a waiting sign: opening the console took 600 ms longer
 * for it than its files and answers. What cannot be loaded is thrown while drawing, for the FaultBoundary above.
 */
export function Later<Code>({ of: later, waiting, children }: LaterProps<Code>) {
  const [outcome, setOutcome] = useState<{ readonly error?: unknown }>({})
  useEffect(() => {
    if (later.code()) return
    let isGone = false
    const tell = (next: { readonly error?: unknown }): void => {
      if (!isGone) setOutcome(next)
    }
    later.load().then(
      () => tell({}),
      (error: unknown) => tell({ error }),
    )
    return () => {
      isGone = true
    }
  }, [later])
  if ('error' in outcome) throw outcome.error
  const code = later.code()
  return code ? children(code) : waiting
}
