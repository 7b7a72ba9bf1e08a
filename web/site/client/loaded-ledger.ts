import type { DaySeal } from '../../../lambdas/domain/ledger/seals/day-seal.ts'
import {
  type PublishedIndex,
  type PublishedLeaves,
  publishedFiles,
} from '../../../lambdas/domain/ledger/seals/published-ledger.ts'
import type { PublishedLedger } from '../../../lambdas/domain/ledger/seals/verify-seals.ts'
import { Offline, publishedFile } from './published-file.ts'

export interface LoadedLedger {
  /**
   * The published ledger as far as it is loaded, and the rest as it is asked for; `asOf` is when its index was loaded, milliseconds
   * since 1970: one that is kept without a network knows nothing of the days since. @throws Offline, NoLedgerFile
   */
  read(): Promise<{ readonly published: PublishedLedger; readonly asOf: number }>
  /** Asks for the index anew; keeps the one that is here when none comes. @throws Offline, NoLedgerFile when there is none at all */
  refresh(): Promise<PublishedIndex>
  /** Loads everything of one commune. @returns how many days it has. @throws Offline, NoLedgerFile */
  prepare(unit: string): Promise<number>
}

/** Keeps in memory whatever was loaded once: sealed days never change. Addresses name a day and a unit, never a person. */
export function loadedLedger(): LoadedLedger {
  const files = new Map<string, unknown>()
  let index: PublishedIndex | null = null
  let asOf = 0

  const load = async <T>(path: string, list: keyof T & string): Promise<T | null> => {
    if (files.has(path)) return files.get(path) as T
    const file = await fetched<T>(path, list)
    if (file) files.set(path, file)
    return file
  }
  const refresh = async (): Promise<PublishedIndex> => {
    try {
      index = (await fetched<PublishedIndex>(publishedFiles.index, 'days')) ?? { v: 1, province: '', days: [] }
      asOf = Date.now()
    } catch (error) {
      if (!index) throw error
    }
    return index
  }
  const day = (which: string): Promise<DaySeal | null> => load(publishedFiles.day(which), 'units')
  const leaves = (which: string, unit: string): Promise<PublishedLeaves | null> =>
    load(publishedFiles.leaves(which, unit), 'leaves')

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

async function fetched<T>(path: string, list: keyof T & string): Promise<T | null> {
  const response = await fetch(`/${path}`, { headers: { accept: 'application/json' } }).catch(() => {
    throw new Offline()
  })
  return publishedFile<T>(response, list)
}
