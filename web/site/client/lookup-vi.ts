import { lookupVi } from '../../../lambdas/pages/words/lookup-words-vi.ts'
import { startLookup } from './lookup.ts'

startLookup(lookupVi)
