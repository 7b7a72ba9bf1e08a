import { receiptVi } from '../../../lambdas/pages/words/receipt-words-vi.ts'
import { startReceipt } from './receipt.ts'

startReceipt(receiptVi)
