import type { OwnSupport } from '../../../lambdas/contract/lookup.ts'
import { hasErrors, type LookupErrors, type LookupValues } from '../../../lambdas/pages/lookup/lookup-form.ts'
import type { LookupView } from '../../../lambdas/pages/lookup/render-lookup.ts'
import type { LookupWords } from '../../../lambdas/pages/words/lookup-words.ts'

interface Answer {
  supports?: OwnSupport[]
  detail?: string
  errors?: { path: string; message: string }[]
}

/**
 * Reads the answer with plain checks: the shapes of the contract would be larger than the whole page. What a gateway or a firewall
 * answers by itself is English or nothing, and is shown in words of our own.
 * @throws TypeError where the answer is JSON's null, which tells as little as an answer that is no JSON
 */
export function viewOf(status: number, answer: Answer, values: LookupValues, words: LookupWords): LookupView {
  const supports = answer.supports
  if (status === 200 && Array.isArray(supports) && supports.every((support) => support.status in words.statuses))
    return supports.length ? { state: 'found', supports, at: Date.now() } : { state: 'not-found' }
  const errors: LookupErrors = {}
  for (const { path, message } of answer.errors ?? [])
    for (const name of ['idNumber', 'fullName'] as const) if (path.endsWith(name)) errors[name] = message
  if (hasErrors(errors)) return { state: 'invalid', values, errors }
  return { state: 'busy', ...(status === 429 && answer.detail ? { detail: answer.detail } : {}) }
}
