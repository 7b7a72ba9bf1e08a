import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn']
/** Each person's row of the head, and whether he is it; null where he is of no household. */
const headsOf = async (rows: readonly (readonly (string | number | null)[])[]) => {
  const list = await checked([header, ...rows])
  return list.people.map(({ household }) => household && [household.headRow, household.isHead])
}

describe('households that the names’ cells alone tell', () => {
  it.each([
    ['- Vợ: Trần Thị Lan', '- Con trai: Lê Văn Út'],
    ['+ Trần Thị Lan (vợ)', '+ Lê Văn Út (con trai)'],
    ['Trần Thị Lan - vợ', 'Lê Văn Út - con'],
  ])('have their members below the head, without numbers: %s', async (wife, son) => {
    const rows = [
      [1, 'Lê Văn Ba', 1960, 'Thôn 1'],
      [null, wife, 1962, null],
      [null, son, 1990, null],
      [2, 'Vi Thị Thoa', 1969, 'Thôn 2'],
    ]
    expect(await headsOf(rows)).toEqual([
      [2, true],
      [2, false],
      [2, false],
      [5, true],
    ])
    const list = await checked([header, ...rows])
    expect(namesOf(list)).toEqual(['Lê Văn Ba', 'Trần Thị Lan', 'Lê Văn Út', 'Vi Thị Thoa'])
    expect(list.people[1]).toMatchObject({ hamlet: 'Thôn 1', household: { relation: expect.stringMatching(/^vợ$/i) } })
    expect(codesOf(list)).toEqual([])
  })

  it('have their head where a name says so', async () => {
    const rows = [
      [1, 'Lê Văn Ba (chủ hộ)', 1960, 'Thôn 1'],
      [2, 'Trần Thị Lan (vợ)', 1962, 'Thôn 1'],
      [3, 'Vi Thị Thoa (chủ hộ)', 1969, 'Thôn 2'],
      [4, 'Vi Văn Tư (con)', 1999, 'Thôn 2'],
    ]
    expect(await headsOf(rows)).toEqual([
      [2, true],
      [2, false],
      [4, true],
      [4, false],
    ])
  })

  it('are none where each has a number and nobody is a head: kin of martyrs', async () => {
    const rows = [
      [1, 'Trần Thị Lan (vợ)', 1942, 'Thôn 1'],
      [2, 'Lê Văn Ba (con)', 1960, 'Thôn 1'],
    ]
    expect(await headsOf(rows)).toEqual([null, null])
  })
})

describe('letters for kin', () => {
  const withRelation = async (relations: readonly string[]) => {
    const rows = relations.map((relation, at) => [at + 1, `Lê Văn ${'ABCD'[at]}n`, relation, 1960 + at])
    const list = await checked([['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh'], ...rows])
    return { heads: list.people.map(({ household }) => household?.headRow), codes: codesOf(list) }
  }

  it('are his wife and children below a “CH”: each was a household of one', async () => {
    expect(await withRelation(['CH', 'V', 'C', 'CH'])).toEqual({ heads: [2, 2, 2, 5], codes: [] })
  })

  it('are asked about below any other word', async () => {
    expect((await withRelation(['A', 'V'])).codes).toEqual(['relation-in-doubt', 'relation-in-doubt'])
  })
})
