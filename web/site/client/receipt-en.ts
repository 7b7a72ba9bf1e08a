import { receiptEn } from '../../../lambdas/pages/words/receipt-words-en.ts'
import { startReceipt } from './receipt.ts'

startReceipt(receiptEn)
