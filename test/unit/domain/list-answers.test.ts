import { carriedInto } from '../../../lambdas/domain/lists/list-answers.ts'

const before = { convert: true, kept: ['Y Ñuê'] }
const none = { accepted: [], convert: false, columns: {}, kept: [] }

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
