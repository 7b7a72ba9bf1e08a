import { checked, checkedPerson, codesOf } from '../a-list.ts'

const births = (list: Awaited<ReturnType<typeof checked>>) => list.people.map(({ birth }) => birth?.year ?? null)
const names = ['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Lê Văn Tám', 'Phạm Thị Mai', 'Bùi Thị Cúc']

// It came in as a part of the name, which everybody is shown.
describe('a number of a card or a telephone behind the name', () => {
  it.each([
    'Nguyễn Văn Hùng 240123451',
    'Trần Thị Hoa, CMND 240.123.452',
    'Lê Văn Tám - 0905123456',
    'An,1954,240123451,750000 2,Bé,1960',
  ])('is refused: %p', async (name) => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': name })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'odd-name', severity: 'error', column: 'B' }])
  })
})

it('loses the quotes around it', async () => {
  expect((await checkedPerson({ 'Họ và tên': "'Trần Thị Hoa'" })).person?.fullName).toBe('Trần Thị Hoa')
  expect((await checkedPerson({ 'Họ và tên': "H'Hoa Niê" })).person?.fullName).toBe("H'Hoa Niê")
})

describe('a birth behind the name', () => {
  it.each(['Họ và tên, năm sinh', 'Họ tên/năm sinh', 'Họ và tên (ngày sinh)'])(
    'is read where the header says that it stands there: %p headed no list',
    async (header) => {
      const typed = [', 1951', ' (1952)', ' - 1953', ' SN 1954', ' sinh năm 1955']
      const rows = typed.map((birth, at) => [at + 1, `${names[at]}${birth}`, `24012345${at}`, 750_000])
      const list = await checked([['STT', header, 'Số CMND', 'Số tiền'], ...rows])
      expect(list.people.map(({ fullName }) => fullName)).toEqual(names)
      expect(births(list)).toEqual([1951, 1952, 1953, 1954, 1955])
      expect(codesOf(list)).not.toContain('birth-in-doubt')
    },
  )

  it('is no second person on a line of its own', async () => {
    const header = ['STT', 'Họ và tên/\nnăm sinh', 'Số CMND', 'Số tiền']
    const list = await checked([header, [1, 'Nguyễn Văn Hùng\n05/03/1954', '240123451\n066054001234', 750_000]])
    expect(list.people).toMatchObject([{ fullName: 'Nguyễn Văn Hùng', birth: { year: 1954, month: 3, day: 5 } }])
  })

  it('is told where nothing says so, and taken where the row has no other', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'Hồ Văn Tám (1943)', 'Ngày sinh': null })
    expect(person).toMatchObject({ fullName: 'Hồ Văn Tám', birth: { year: 1943, month: null, day: null } })
    expect(problems).toMatchObject([{ code: 'birth-in-doubt', column: 'B' }])
  })

  it('is left to the officer where the row says another', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'Hồ Văn Tám (1943)', 'Ngày sinh': 1944 })
    expect(person).toMatchObject({ fullName: 'Hồ Văn Tám (1943)', birth: { year: 1944 } })
    expect(problems).toMatchObject([{ code: 'odd-name', suggestion: 'Hồ Văn Tám' }])
  })

  it.each([
    ['Trần Thị Hoa (con liệt sĩ 1968)', 'Trần Thị Hoa (con liệt sĩ 1968)', 'odd-name'],
    ['Hồ Văn Ba (CMND cấp 2010)', 'Hồ Văn Ba (CMND cấp 2010)', 'odd-name'],
    ['Hồ Văn Ba cấp 2010', 'Hồ Văn Ba cấp 2010', 'odd-name'],
    ['Lê Văn Tám (mất 2020)', 'Lê Văn Tám (mất 2020)', 'odd-name'],
    ['Lê Văn Tám (mất năm 2020)', 'Lê Văn Tám', 'note-says-otherwise'],
  ])('is not the year of something else: of %p part of the words was the name', async (written, fullName, code) => {
    const { person, list } = await checkedPerson({ 'Họ và tên': written, 'Ngày sinh': null })
    expect(person).toMatchObject({ fullName, birth: null })
    expect(codesOf(list)).toContain(code)
    expect(codesOf(list)).not.toContain('birth-in-doubt')
  })

  it.each(['Từ Thị Lan 1954', 'Nguyễn Văn Từ, 1954', 'Nguyễn Thị Sáu (1954)'])('is that of %p', async (written) => {
    const { person } = await checkedPerson({ 'Họ và tên': written, 'Ngày sinh': null })
    expect(person?.birth?.year).toBe(1954)
  })

  it('that cannot be is refused', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'Hồ Văn Tám 31/02/1950', 'Ngày sinh': null })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'bad-birth', column: 'B' }, { code: 'missing-birth' }])
  })
})

describe('a number before the name', () => {
  it.each(['1. ', '12) ', '3/ ', '4- '])('is no part of it: %p was', async (number) => {
    const { person, problems } = await checkedPerson({ STT: null, 'Họ và tên': `${number}Y Bhăm Niê` })
    expect([person?.fullName, problems]).toEqual(['Y Bhăm Niê', []])
  })
})

describe('what stands before the name', () => {
  it.each(['Hộ gđ ông ', 'Gđ bà ', 'Gia đình ông: ', "'", '’ '])('is no part of it: %p was', async (before) => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': `${before}Trần Thị Hoa` })
    expect([person?.fullName, problems]).toEqual(['Trần Thị Hoa', []])
  })
})

describe('the example in the first row of a form', () => {
  it('is nobody with its number: it was brought in', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'Nguyễn Văn A', 'Số CMND/CCCD': '123456789' })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'odd-name' }, { code: 'unclear-row', severity: 'error' }])
  })
})

describe('members with nothing but a name, what they are to the head and a birth', () => {
  const header = ['STT', 'Họ tên chủ hộ và thành viên', 'Thôn', 'Số khẩu', 'Số tiền']
  const members = [
    [null, '- Vợ: Trần Thị Lan (1956)'],
    [null, 'Con: Nguyễn Văn Ba, 2001'],
    [null, '+ Nguyễn Văn Tư'],
  ]

  it('are people of the household above: two of them were passed over without a word', async () => {
    const list = await checked([header, [1, 'Nguyễn Văn Hùng (1954)', 'Thôn 1', 4, 3_000_000], ...members])
    expect(list.people.map(({ fullName, birth, household }) => [fullName, birth?.year, household?.headRow])).toEqual([
      ['Nguyễn Văn Hùng', 1954, 2],
      ['Trần Thị Lan', 1956, 2],
      ['Nguyễn Văn Ba', 2001, 2],
      ['Nguyễn Văn Tư', undefined, 2],
    ])
  })

  it('are asked about in a list without households', async () => {
    const list = await checked([['STT', 'Họ và tên', 'Số tiền'], [1, 'Nguyễn Văn Hùng', 750_000], ...members])
    expect(list.refused).toHaveLength(3)
  })
})
