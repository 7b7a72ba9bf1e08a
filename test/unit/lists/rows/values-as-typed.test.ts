import { checked, checkedPerson } from '../a-list.ts'

describe('what officers write beside a value', () => {
  it.each([
    ['1.500.000/người', 1500000],
    ['1.500.000đ/người', 1500000],
    ['1.500.000 đ / hộ', 1500000],
    ['1.500.000đ.', 1500000],
    ['1.500.000.', 1500000],
    ['1500000VNĐ', 1500000],
    ['1tr5', 1500000],
    ['1tr500', 1500000],
    ['=500000*3', 1500000],
    ['500.000đ x 3T', 1500000],
    ['1500000.0000', 1500000],
    ['1.500.000 đồng chẵn', 1500000],
  ])('is no part of the sum: %p', async (typed, amount) => {
    const { person, problems } = await checkedPerson({ 'Số tiền': typed })
    expect(person?.amount).toBe(amount)
    expect(problems).toEqual([])
  })

  it.each([
    ['1.5OO.OOO', '1500000'],
    ['l.500.000đ', '1500000'],
    ['~1.500.000', '1500000'],
    ['1.500.000 (tiền mặt)', '1500000'],
    ['1.500.000đ/3 tháng', '1500000'],
    ['1.500.000 + 500.000', null],
    ['1500000 (đã trừ)', null],
    ['(1.500.000)', null],
    ['500.000/tháng', null],
    ['1 triệu 500', null],
    ['1', null],
  ])('is left to be accepted where it is the only sum: %p', async (typed, suggestion) => {
    const { person, problems } = await checkedPerson({ 'Số tiền': typed })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'bad-amount', suggestion }])
  })

  it('makes a sum of one month doubtful', async () => {
    const { person, problems } = await checkedPerson({ 'Số tiền': '500.000đ/tháng' })
    expect(person?.amount).toBe(500000)
    expect(problems).toMatchObject([{ code: 'amount-in-doubt' }])
  })

  it('is no age and no other paper', async () => {
    expect((await checkedPerson({ 'Ngày sinh': '1954 (66 tuổi)' })).person?.birth?.year).toBe(1954)
    expect((await checkedPerson({ 'Ngày sinh': 54 })).problems).toMatchObject([
      { code: 'bad-birth', suggestion: '1954' },
    ])
    for (const year of ['1966 (tuổi Ngọ)', 'tuổi Bính Ngọ 1966']) {
      expect((await checkedPerson({ 'Ngày sinh': year })).problems).toMatchObject([{ suggestion: '1966' }])
    }
    for (const [typed, suggestion] of [
      ['1 972', '1972'],
      ['5/63', '05/1963'],
      ['12/32', '12/1932'],
      ['5/12', null],
      ['13/63', null],
      ['1966 (hơn 60 tuổi)', null],
    ]) {
      expect((await checkedPerson({ 'Ngày sinh': typed ?? null })).problems).toMatchObject([
        { code: 'bad-birth', suggestion },
      ])
    }
    for (const paper of ['GKS 45/2015', 'Hộ chiếu B1234567']) {
      const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': paper })
      expect(person?.idNumbers).toEqual([])
      expect(problems).toMatchObject([{ code: 'id-number-in-doubt', severity: 'warning' }])
    }
    for (const none of [
      'đã mất',
      'chưa có CMND',
      'đang làm',
      'đang làm lại',
      'Chờ cấp lại',
      'bị thất lạc',
      'không nhớ',
      'Còn nhỏ',
      'chưa đủ 14 tuổi',
      'Chưa đến tuổi',
    ]) {
      expect((await checkedPerson({ 'Số CMND/CCCD': none })).problems).toEqual([])
    }
  })

  it('leaves the number that was meant to be accepted', async () => {
    const typed = '240123456 cấp ngày 12/3/2010 tại CA Đắk Lắk'
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': typed })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'bad-id-number', suggestion: '240123456' }])
  })
})

describe('an ID number among other things', () => {
  it.each([
    ['240123457 ngày 12.3.2010', '240123457'],
    ['240123457 12/03/2010', '240123457'],
    ['CMND: 240123457; SĐT: 0912345678', '240123457'],
    ['12.3.2010', null],
    ['240123457/0912345678', '240123457'],
    ['0912345678', null],
  ])('is suggested, and never a day or a telephone: %p', async (typed, suggestion) => {
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': typed })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'bad-id-number', suggestion }])
  })

  it.each([
    '240123457 (vợ)',
    'CMND vợ: 240123457',
    '240123456; con 240123457',
    '240123457 của chủ hộ',
    'Con: 240123457',
  ])('may be somebody else’s, and is neither taken nor suggested: %p', async (typed) => {
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': typed })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'bad-id-number', suggestion: null }])
  })

  it.each(['240123457 (CA Con Cuông)', '240123457 CA CON CUÔNG'])(
    'is suggested where the place that issued the card is called as a child: %p',
    async (typed) => {
      const { problems } = await checkedPerson({ 'Số CMND/CCCD': typed })
      expect(problems).toMatchObject([{ code: 'bad-id-number', suggestion: '240123457' }])
    },
  )

  it.each(['Số: 240123457', 'CM: 240123457', 'CM số 240123457', 'Số CMND 240123457', 'Số thẻ: 240123457'])(
    'is taken without what it is called: %p',
    async (typed) => {
      const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': typed })
      expect([person?.idNumbers, problems]).toMatchObject([[{ number: '240123457' }], []])
    },
  )
})

describe('a number of nine digits that no province gives', () => {
  it('is asked about: a telephone number without its zero looks so', async () => {
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': 912345678 })
    expect(person?.idNumbers).toMatchObject([{ number: '912345678' }])
    expect(problems).toMatchObject([{ code: 'id-number-in-doubt' }])
  })
})

describe('a sum in đồng below a header in thousands', () => {
  it('is refused, not multiplied', async () => {
    const rows = [
      ['ĐVT: nghìn đồng'],
      ['STT', 'Họ và tên', 'Số tiền'],
      [1, 'Giáp Văn An', 1500],
      [2, 'Giáp Văn Ba', 750000],
    ]
    const list = await checked(rows)
    expect(list.people).toMatchObject([{ row: 3, amount: 1500000 }])
    expect(list.problems).toMatchObject([{ row: 4, code: 'bad-amount', severity: 'error' }])
  })
})
