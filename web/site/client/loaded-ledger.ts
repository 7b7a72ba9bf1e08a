import type { DaySeal } from '../../../lambdas/domain/ledger/seals/day-seal.ts'
import {
  type PublishedIndex,
  type PublishedLeaves,
  publishedFiles,
} from '../../../lambdas/domain/ledger/seals/published-ledger.ts'
import type { PublishedLedger } from '../../../lambdas/domain/ledger/seals/verify-seals.ts'

/** The network is needed and is not there. */
export class Offline extends Error {}

export interface LoadedLedger {
  /**
   * The published ledger as far as it is loaded, and the rest as it is asked for; `asOf` is when its index was loaded, milliseconds
   * since 1970: one that is kept without a network knows nothing of the days since. @throws Offline
   */
  read(): Promise<{ readonly published: PublishedLedger; readonly asOf: number }>
  /** Asks for the index anew; keeps the one that is here when there is no network. @throws Offline when there is none at all */
  refresh(): Promise<PublishedIndex>
  /** Loads everything of one commune. @returns how many days it has. @throws Offline */
  prepare(unit: string): Promise<number>
}

/** Keeps in memory whatever was loaded once: sealed days never change. Addresses name a day and a unit, never a person. */
export function loadedLedger(): LoadedLedger {
  const files = new Map<string, unknown>()
  let index: PublishedIndex | null = null
  let asOf = 0

  const load = async <T>(path: string): Promise<T | null> => {
    if (files.has(path)) return files.get(path) as T
    const file = await fetched<T>(path)
    if (file) files.set(path, file)
    return file
  }
  const refresh = async (): Promise<PublishedIndex> => {
    try {
      index = (await fetched<PublishedIndex>(publishedFiles.index)) ?? { v: 1, province: '', days: [] }
      asOf = Date.now()
    } catch (error) {
      if (!index) throw error
    }
    return index
  }
  const day = (which: string): Promise<DaySeal | null> => load(publishedFiles.day(which))
  const leaves = (which: string, unit: string): Promise<PublishedLeaves | null> =>
    load(publishedFiles.leaves(which, unit))

  return {
    refresh,
    read: async () => ({ published: { index: await refresh(), day, leaves }, asOf }),
    async prepare(unit) {
      let found = 0
      for (const entry of (await refresh()).days) {
        const seal = await day(entry.day)
        if (!seal?.units.some((one) => one.unit === unit)) continue
        await leaves(entry.day, unit)
        found++
      }
      return found
    },
  }
}

/** @returns null for a file that is not there. @throws Offline also where the line is cut in the middle of a file */
async function fetched<T>(path: string): Promise<T | null> {
  try {
    const response = await fetch(`/${path}`, { headers: { accept: 'application/json' } })
    // A bucket that may not be listed calls a missing file a forbidden one.
    if (response.status === 403 || response.status === 404) return null
    if (response.ok) return await response.json()
  } catch {}
  throw new Offline()
}
