import {
  standInMistakes,
  standInsIn,
  withOneMore,
  withoutPapers,
} from '../../../../web/console/batches/stand-in-draft.ts'

const [blank] = withOneMore([])
if (!blank) throw new Error('no row was added')
const whole = { ...blank, line: ' 12 ', name: ' Nguyễn Văn Ba ', relation: 'con', paper: 'CMND 240123456' }

describe('who signed in the stead of others, as it is typed', () => {
  it('is sent as numbers and texts; a row that is still empty says nothing', () => {
    expect(standInsIn([whole, blank])).toEqual([
      { line: 12, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'CMND 240123456' },
    ])
    expect(standInsIn([])).toEqual([])
  })

  it('names what is lacking, as the form of a single payment does, and the second row of one number', () => {
    const lacking = { ...blank, line: 'x' }
    expect(Object.keys(standInMistakes(lacking, [lacking]))).toEqual(['line', 'name', 'relation', 'paper'])
    const dashes = { ...whole, name: 'Bản thân', relation: '-', paper: 'không' }
    expect(Object.keys(standInMistakes(dashes, [dashes]))).toEqual(['name', 'relation', 'paper'])
    const second = { ...whole, id: 2 }
    expect(standInMistakes(whole, [whole, second])).toEqual({})
    expect(standInMistakes(second, [whole, second]).line).toContain('đã ghi ở trên')
    expect(standInsIn([whole, second])).toBeNull()
  })

  it('keeps no paper while the page is loaded again, and no two rows are one', () => {
    expect(withoutPapers([whole])).toEqual([{ ...whole, paper: '' }])
    expect(withOneMore([{ ...whole, id: 7 }]).map(({ id }) => id)).toEqual([7, 8])
  })
})
