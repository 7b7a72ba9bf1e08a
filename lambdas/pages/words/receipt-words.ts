import type { Lang } from '../site.ts'
import { receiptEn } from './receipt-words-en.ts'
import { type ReceiptWords, receiptVi } from './receipt-words-vi.ts'

export const receiptWords: Record<Lang, ReceiptWords> = { vi: receiptVi, en: receiptEn }
