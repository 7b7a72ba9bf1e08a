import { findLostLetters, putBack } from '../../../../lambdas/lists/legacy/lost-letters.ts'
import { codesOf, namesOf } from '../a-list.ts'
import { copied, inTcvn3 } from './encode-legacy.ts'
import { checked } from './legacy-list.ts'

describe('words that lost their ư', () => {
  it.each([
    ['Nguyễn Thị Hơng', 'Nguyễn Thị Hương'],
    ['Cờng', 'Cường'],
    ['Trơng Hng', 'Trương Hưng'],
    ['Nh Th', 'Như Thư'],
    ['Nguyễn Văn T', 'Nguyễn Văn Tư'],
    ['Nớc', 'Nước'],
    ['Đợc', 'Được'],
    ['Rợu', 'Rượu'],
  ])('are no words without it: %p was %p', (broken, whole) => {
    expect(putBack(broken, findLostLetters(broken))).toBe(whole)
  })

  it.each(['Lu', 'Mời', 'Tơi', 'Ngời', 'Ma'])('may be words without it: %p', (word) => {
    expect(findLostLetters(word)).toMatchObject([{ word, kind: 'hidden' }])
  })

  it.each(['Nguyễn Thị Thu', 'Sơn Hải Nga', 'Thư Cường', 'Ng. V. A', 'TDP 3', "H' Wên", 'Y Jut Mlô', 'Niê Kdăm'])(
    'are not seen where none is missing: %p',
    (text) => {
      expect(findLostLetters(text)).toEqual([])
    },
  )

  it('are suspected in every word but the common ones', () => {
    expect(findLostLetters('Phời')).toMatchObject([{ candidates: ['Phười'], kind: 'possible' }])
    expect(findLostLetters('Sơn Thu Ba')).toEqual([])
  })
})

describe('a converted list whose ư were lost on a copy', () => {
  const lose = (text: string) => copied(inTcvn3(text))
  const head = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng']
  const rows = [
    head,
    [1, lose('Nguyễn Thị Hương'), 1954, lose('Người có công')],
    [2, lose('Trần Văn Bộ'), 1955, lose('Người có công')],
    [3, lose('Lưu Văn Thơm'), 1956, lose('Hộ nghèo')],
    [4, lose("H'Rưi Niê"), 1957, lose('Hộ nghèo')],
    [5, lose('Lê Thị Tuyết'), 1958, lose('Hộ nghèo')],
  ]

  it('keeps what is there, and offers each name as it may have been', async () => {
    const list = await checked(rows, { legacy: 'convert' })
    expect(namesOf(list)).toEqual(['Nguyễn Thị Hơng', 'Trần Văn Bộ', 'Lu Văn Thơm', "H'Ri Niê", 'Lê Thị Tuyết'])
    const doubts = list.problems.filter(({ code, field }) => code === 'letters-in-doubt' && field === 'fullName')
    expect(doubts.map(({ row, severity, suggestion }) => [row, severity, suggestion])).toEqual([
      [2, 'warning', 'Nguyễn Thị Hương'],
      [4, 'warning', null],
      [5, 'warning', null],
    ])
    expect(doubts[0]?.message).toContain('"Hơng" không khôi phục được chắc chắn')
    expect(doubts[0]?.message).toContain('"Hương"')
    expect(doubts[1]?.message).toContain('"Lưu"')
  })

  it('understands policies nevertheless, and asks about each once', async () => {
    const list = await checked([...rows, [6, lose('Đỗ Văn Bé'), 1959, lose('Người có công')]], { legacy: 'convert' })
    expect(list.people.map(({ policyText }) => policyText)).toContain('Người có công')
    expect(list.people.some(({ policyText }) => policyText === 'Ngời có công')).toBe(false)
    const asked = list.problems.filter(({ code, field }) => code === 'letters-in-doubt' && field === 'policy')
    expect(asked).toMatchObject([{ row: 2, suggestion: null }])
    expect(asked[0]?.message).toContain('đã đọc là "Người có công"')
  })

  it('takes what a person accepted, and says so', async () => {
    const list = await checked(rows, { legacy: 'convert', accepted: new Set(['letters-in-doubt']) })
    expect(namesOf(list)).toEqual(['Nguyễn Thị Hương', 'Trần Văn Bộ', 'Lu Văn Thơm', "H'Ri Niê", 'Lê Thị Tuyết'])
    const accepted = list.problems.filter(({ code }) => code === 'suggestion-accepted')
    expect(accepted.map(({ row, field }) => [row, field])).toEqual([[2, 'fullName']])
    const names = list.problems.filter(({ code, field }) => code === 'letters-in-doubt' && field === 'fullName')
    expect(names.map(({ row, suggestion }) => [row, suggestion])).toEqual([
      [4, null],
      [5, null],
    ])
  })

  it('is not doubted where its ư came through', async () => {
    const kept = await checked(
      [head, [1, inTcvn3('Nguyễn Thị Hương'), 1954, null], [2, inTcvn3('Lu Văn Tơi'), 1955, null]],
      { legacy: 'convert' },
    )
    expect(codesOf(kept)).toEqual(['legacy-converted'])
  })

  it('reads headers and titles that lost theirs', async () => {
    const list = await checked(
      [
        [lose('UBND xã Cư Ni')],
        ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số lượng khẩu'].map(lose),
        [1, lose('Nguyễn Thị Hương'), 1954, lose('Thương binh'), 1],
      ],
      { legacy: 'convert' },
    )
    expect(list.title.communeName).toBe('xã Cư Ni')
    expect(list.file.sheets[0]?.columns[3]).toMatchObject({ header: 'Đối tượng', field: 'policy', confidence: 1 })
  })
})
