import type { Lang } from '../site.ts'
import { lookupEn } from './lookup-words-en.ts'
import { type LookupWords, lookupVi } from './lookup-words-vi.ts'

export type { LookupWords }

/** The browser bundles one language alone: its script imports lookup-words-vi.ts or lookup-words-en.ts. */
export const lookupWords: Record<Lang, LookupWords> = { vi: lookupVi, en: lookupEn }
