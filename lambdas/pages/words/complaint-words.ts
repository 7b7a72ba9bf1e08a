import type { Lang } from '../site.ts'
import { complaintEn } from './complaint-words-en.ts'
import { type ComplaintWords, complaintVi } from './complaint-words-vi.ts'

export type { ComplaintWords } from './complaint-words-vi.ts'
export const complaintWords: Record<Lang, ComplaintWords> = { vi: complaintVi, en: complaintEn }
