import type { DaySeal } from '../../lambdas/domain/ledger/seals/day-seal.ts'
import {
  type PublishedIndex,
  type PublishedLeaves,
  publishedFiles,
} from '../../lambdas/domain/ledger/seals/published-ledger.ts'
import type { PublishedLedger } from '../../lambdas/domain/ledger/seals/verify-seals.ts'

/** The public site's folder in memory: what a sealer puts, and what a reader finds. */
export function publishedFolder() {
  const files = new Map<string, string>()
  const read = <T>(key: string): T | null => {
    const text = files.get(key)
    return text === undefined ? null : (JSON.parse(text) as T)
  }
  return {
    files,
    put: async (key: string, content: unknown): Promise<void> => {
      files.set(key, JSON.stringify(content))
    },
    ledger: (): PublishedLedger => ({
      index: read<PublishedIndex>(publishedFiles.index) ?? { v: 1, province: '66', days: [] },
      day: async (day) => read<DaySeal>(publishedFiles.day(day)),
      leaves: async (day, unit) => read<PublishedLeaves>(publishedFiles.leaves(day, unit)),
    }),
  }
}
