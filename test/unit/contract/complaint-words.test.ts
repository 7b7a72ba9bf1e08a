import { decideComplaintRequest, mostWords } from '../../../lambdas/contract/complaints.ts'

const said = (letters: number) => ({
  answer: { kind: 'answer', version: 1, text: 'a'.repeat(letters) },
  forward: { kind: 'forward', version: 1, reason: 'a'.repeat(letters) },
  refuse: { kind: 'refuse', version: 1, reason: 'a'.repeat(letters) },
})

it.each(['answer', 'forward', 'refuse'] as const)('takes all that the form of "%s" lets an office write', (kind) => {
  const takes = (letters: number) => decideComplaintRequest.safeParse(said(letters)[kind]).success
  // As macOS and old keyboards write: a letter and its marks in two or three signs.
  const inParts = {
    ...said(0)[kind],
    [kind === 'answer' ? 'text' : 'reason']: 'ệ'.normalize('NFD').repeat(mostWords[kind]),
  }
  expect(decideComplaintRequest.safeParse(inParts).success).toBe(true)
  expect([2, 3, mostWords[kind], mostWords[kind] + 1].map(takes)).toEqual([false, true, true, false])
})
