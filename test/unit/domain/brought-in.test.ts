import { bringsNobody, whyNotBroughtIn } from '../../../lambdas/domain/lists/brought-in.ts'

const counts = { added: 0, changed: 0, same: 0, refused: 0 }

describe('a checked list', () => {
  const unanswered = { accepted: [] }

  it('is brought in where it has somebody new or corrected', () => {
    for (const news of [{ added: 1 }, { changed: 1 }])
      expect(whyNotBroughtIn({ counts: { ...counts, ...news }, kind: 'supplement', answers: unanswered })).toBeNull()
    expect(whyNotBroughtIn({ counts: { ...counts, same: 9 }, kind: 'repeat', answers: unanswered })).toMatch(
      /^Chưa có dòng nào nhập được/,
    )
  })

  it('waits for its officer’s word where another decision has its people', () => {
    const list = { counts: { ...counts, added: 9 }, kind: 'other-decision' } as const
    expect(whyNotBroughtIn({ ...list, answers: unanswered })).toContain('đợt hỗ trợ khác')
    expect(whyNotBroughtIn({ ...list, answers: { accepted: ['other-decision'] } })).toBeNull()
  })
})

it('brings nobody only where rows were refused and no other was good', () => {
  expect(bringsNobody({ ...counts, refused: 3 })).toBe(true)
  for (const parts of [{}, { refused: 3, same: 1 }, { refused: 3, added: 1 }, { refused: 3, changed: 1 }])
    expect(bringsNobody({ ...counts, ...parts })).toBe(false)
})
