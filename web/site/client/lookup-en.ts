import { lookupEn } from '../../../lambdas/pages/words/lookup-words-en.ts'
import { startLookup } from './lookup.ts'

startLookup(lookupEn)
