import { carriedInto, declinesAfter, sameAnswers } from '../../../lambdas/domain/lists/list-answers.ts'

const before = { convert: true, kept: ['Y Ñuê'] }
const none = { accepted: [], declined: [], convert: false, columns: {}, kept: [] }

describe('what was answered to the list that a file mends', () => {
  it('holds for the file: its old letters are converted, its names stay', () => {
    expect(carriedInto(none, before)).toEqual({ ...none, ...before })
    expect(carriedInto(none, { convert: false, kept: [] })).toEqual(none)
  })

  it('gives way to names that its officer has said anew', () => {
    expect(carriedInto({ ...none, kept: ['Y Blañ'] }, before).kept).toEqual(['Y Blañ'])
  })

  it('says nothing of suggestions: each of them is remembered with its row', () => {
    expect(carriedInto({ ...none, accepted: ['lost-zero'] }, before).accepted).toEqual(['lost-zero'])
  })
})

describe('who has said no to a kind of suggestion', () => {
  const said = { by: 'xa-24547', at: 2 }
  const old = { code: 'bad-birth', by: 'huyen-657', at: 1 }
  const declining = (...declined: string[]) => ({ ...none, declined })

  it('is whoever said it first, and nobody any more once it is accepted', () => {
    const after = declinesAfter([old], declining('bad-birth'), declining('bad-birth', 'bad-amount'), said)
    expect(after).toEqual([old, { code: 'bad-amount', ...said }])
    expect(
      declinesAfter(after, declining('bad-amount'), { ...declining('bad-amount'), accepted: ['bad-birth'] }, said),
    ).toEqual([{ code: 'bad-amount', ...said }])
  })

  it('is whoever says it anew of what was declined in the list before', () => {
    expect(declinesAfter([old], none, declining('bad-birth'), said)).toEqual([{ code: 'bad-birth', ...said }])
  })

  it('is nobody any more once he asks to be asked again', () => {
    expect(declinesAfter([old, { code: 'bad-amount', ...said }], declining('bad-amount'), none, said)).toEqual([old])
  })

  it('is another answer than none', () => {
    expect(sameAnswers(none, declining('bad-birth'))).toBe(false)
  })
})
