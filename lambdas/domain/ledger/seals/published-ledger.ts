import type { DaySeal } from './day-seal.ts'

/** The folder of the public site, and what lies in it. Everything in it may be read by anybody and names nobody. */
export const ledgerFolder = 'so-cai'

/** The chain: every sealed day, oldest first. */
export interface PublishedIndex {
  readonly v: 1
  /** Code of the province. */
  readonly province: string
  readonly days: readonly Pick<DaySeal, 'day' | 'events' | 'root' | 'seal'>[]
}

/** A unit's leaves of one day, in the tree's order. */
export interface PublishedLeaves {
  readonly v: 1
  readonly day: string
  readonly unit: string
  /** base64url. */
  readonly leaves: readonly string[]
}

export const publishedFiles = {
  index: `${ledgerFolder}/so-cai.json`,
  day: (day: string): string => `${ledgerFolder}/${day}/ngay.json`,
  leaves: (day: string, unit: string): string => `${ledgerFolder}/${day}/${unit}.json`,
} as const
