import { failedItems } from '../../../local/events/batch-answer.ts'
import type { InvocationResult } from '../../../local/lambda/function-spec.ts'

const batch = ['m1', 'm2', 'm3']
const answered = (answer: unknown): InvocationResult => ({ kind: 'done', payload: JSON.stringify(answer) ?? 'null' })
const staying = (result: InvocationResult, reports = true): readonly string[] => [
  ...failedItems(result, batch, reports).ids,
]

describe('the answer of a function to a batch', () => {
  it.each([
    ['nothing', null],
    ['an empty object', {}],
    ['an empty list', { batchItemFailures: [] }],
    ['null for the list', { batchItemFailures: null }],
    ['a text', 'ok'],
  ])('takes all messages when it is %s', (_name, answer) => {
    expect(staying(answered(answer))).toEqual([])
  })

  it('keeps the messages that it names', () => {
    expect(staying(answered({ batchItemFailures: [{ itemIdentifier: 'm2' }] }))).toEqual(['m2'])
  })

  it.each([
    ['an unknown identifier', [{ itemIdentifier: 'm9' }]],
    ['an empty identifier', [{ itemIdentifier: '' }]],
    ['no identifier', [{ item: 'm1' }]],
    ['null', [{ itemIdentifier: null }]],
    ['no list', 'm1'],
  ])('keeps the whole batch when the list holds %s', (_name, batchItemFailures) => {
    expect(staying(answered({ batchItemFailures }))).toEqual(batch)
  })

  it('keeps the whole batch when the function fails or may not run', () => {
    const error = { errorType: 'Error', errorMessage: 'x' }
    expect(staying({ kind: 'failed', error })).toEqual(batch)
    expect(staying({ kind: 'throttled' })).toEqual(batch)
  })

  it('is not looked at where the mapping does not ask for it', () => {
    expect(staying(answered({ batchItemFailures: [{ itemIdentifier: 'm2' }] }), false)).toEqual([])
  })
})
