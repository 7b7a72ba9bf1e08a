import type { Intake } from '../../lambdas/functions/intake/intake.ts'
import type { KeptParts } from '../../lambdas/functions/intake/list-part.ts'
import { rowsPerChunk } from '../../lambdas/store/lists/intake-store.ts'

/** Parts that outlive their writer as those in a bucket do: as long as the test. */
export function keptParts(): KeptParts & { readonly names: () => string[] } {
  const kept = new Map<string, Uint8Array>()
  return {
    names: () => [...kept.keys()],
    put: async (name, content) => void kept.set(name, content),
    async get(name) {
      const content = kept.get(name)
      if (!content) throw new Error(`there is no part ${name}`)
      return content
    },
  }
}

/** What a function needs that never meets a long list. */
export const noRanges: Pick<Intake, 'parts' | 'callRange' | 'callWatch' | 'rowsPerRange' | 'rowsPerChunk'> = {
  parts: keptParts(),
  callRange: async () => undefined,
  callWatch: async () => undefined,
  rowsPerRange: 25_000,
  rowsPerChunk,
}
