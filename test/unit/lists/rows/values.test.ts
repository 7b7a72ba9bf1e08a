import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, checkedPerson, codesOf } from '../a-list.ts'

type Value = WrittenRow[number]
const date = (year: number, month: number, day: number) => ({ year, month, day })

describe('an ID number in a list', () => {
  const numbers = async (value: Value) =>
    (await checkedPerson({ 'Số CMND/CCCD': value, 'Ngày sinh': null })).person?.idNumbers

  it('is taken when it is whole', async () => {
    expect(await numbers('066 085 004 321')).toEqual([{ kind: 'CCCD', number: '066085004321' }])
    expect(await numbers(240123456)).toEqual([{ kind: 'CMND', number: '240123456' }])
  })

  it.each([
    [
      66085004321,
      'Dòng 2, cột E (Số CMND/CCCD): 66085004321 có 11 số, thiếu số 0 ở đầu? Sửa thành 066085004321.',
      '066085004321',
    ],
    [80123456, 'Dòng 2, cột E (Số CMND/CCCD): 80123456 có 8 số, thiếu số 0 ở đầu? Sửa thành 080123456.', '080123456'],
    [
      '24O123456',
      'Dòng 2, cột E (Số CMND/CCCD): 24O123456 có chữ cái trong dãy số (chữ O thay số 0, chữ l thay số 1?). Sửa thành 240123456.',
      '240123456',
    ],
    [
      '12345',
      'Dòng 2, cột E (Số CMND/CCCD): 12345 có 5 số; CMND có 9 số, CCCD có 12 số. Đối chiếu giấy tờ rồi ghi đủ số.',
      null,
    ],
  ])('is refused with its reason and mend: %p', async (value, message, suggestion) => {
    const { list, problems } = await checkedPerson({ 'Số CMND/CCCD': value, 'Ngày sinh': null })
    expect(list.people).toEqual([])
    expect(list.refused).toEqual([{ sheet: 'Danh sách', row: 2, fullName: 'Nguyễn Văn Hùng' }])
    expect(problems).toEqual([
      expect.objectContaining({
        sheet: 'Danh sách',
        row: 2,
        column: 'E',
        field: 'idNumber',
        severity: 'error',
        code: 'bad-id-number',
        value: String(value),
        message,
        suggestion,
      }),
      expect.objectContaining({ code: 'missing-birth', severity: 'warning' }),
    ])
  })

  it("may stand beside the old one in the cell; both are the person's", async () => {
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': '240123456/066054004321' })
    expect(person?.idNumbers.map(({ number }) => number)).toEqual(['240123456', '066054004321'])
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['two-id-numbers', 'warning']])
  })

  const man = { 'Ngày sinh': '05/03/1954', 'Giới tính': 'Nam' }

  it.each([
    // The second one is a woman's of 1955: both went to one man of 1954.
    ['066054001234/066155001235', '066054001234'],
    ['240123456; 066054001234; 066155001235', '240123456/066054001234'],
    ['240123456/240123457', '240123456/240123457'],
    ['240123456, 240123457, 245123458', '240123456/240123457/245123458'],
    ['066054001234/066054001235', null],
    // A telephone that has lost its nought stood as his CMND.
    ['240123456\n914555101', '240123456'],
    ['066054001234 - 914555101', '066054001234'],
  ])('is asked about beside another one of its kind: %p', async (text, suggestion) => {
    const { list, problems } = await checkedPerson({ ...man, 'Số CMND/CCCD': text })
    expect(list.refused).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'bad-id-number', severity: 'error', suggestion }])
    const accepting = { asOf, accepted: new Set(['bad-id-number']) }
    const { person } = await checkedPerson({ ...man, 'Số CMND/CCCD': text }, accepting)
    expect(person?.idNumbers.map(({ number }) => number).join('/') ?? null).toBe(suggestion)
  })

  it.each([
    ['240123456/240123457', 'Nếu cả hai là của người này, chấp nhận gợi ý khi xem lại; nếu không, chỉ ghi một số.'],
    ['240123456, 240123457, 245123458', 'Nếu cả 3 số là của người này'],
    ['066054001234/066155001235', 'Sửa thành 066054001234.'],
  ])('is not told to be mended into what stands there: %p', async (text, mend) => {
    const { problems } = await checkedPerson({ ...man, 'Số CMND/CCCD': text })
    expect(problems[0]?.message).toContain(`không rõ số nào là của người này. ${mend}`)
  })

  it('is one where it stands twice in a cell', async () => {
    const { person, problems } = await checkedPerson({ 'Số CMND/CCCD': '240123456 - 240123456' })
    expect([person?.idNumbers.length, problems]).toEqual([1, []])
  })

  it('may come from two columns', async () => {
    const list = await checked([
      ['Họ và tên', 'CMND', 'CCCD', 'Năm sinh'],
      ['Nguyễn Văn Hùng', '240123456', '066054004321', 1954],
    ])
    expect(list.people[0]?.idNumbers.map(({ kind }) => kind)).toEqual(['CMND', 'CCCD'])
  })

  it('is looked at twice where a CCCD says otherwise than the list', async () => {
    const { person, list } = await checkedPerson({ 'Số CMND/CCCD': '066185004321', 'Giới tính': 'Nam' })
    expect(codesOf(list)).toEqual(['id-number-in-doubt', 'id-number-in-doubt'])
    expect(person).toBeDefined()
  })

  it.each([null, '-', 0, '0', 'không có', 'chưa làm', 'Trẻ em'])('may be missing (%p)', async (value) => {
    const { person } = await checkedPerson({ 'Số CMND/CCCD': value })
    expect(person?.idNumbers).toEqual([])
  })
})

describe('a birth in a list', () => {
  const birth = async (value: Value) => {
    const { person, problems } = await checkedPerson({ 'Ngày sinh': value })
    return { birth: person?.birth, codes: problems.map(({ code }) => code) }
  }

  it.each([
    [date(1954, 3, 5), { year: 1954, month: 3, day: 5 }],
    ['05/03/1954', { year: 1954, month: 3, day: 5 }],
    [
      { value: 1954, style: 'integer' as const },
      { year: 1954, month: null, day: null },
    ],
    ['00/00/1954', { year: 1954, month: null, day: null }],
    ['03/1954', { year: 1954, month: 3, day: null }],
    [date(1954, 1, 1), { year: 1954, month: 1, day: 1 }],
  ])('is read as far as it is written: %p', async (value, expected) => {
    expect(await birth(value)).toEqual({ birth: expected, codes: [] })
  })

  it('is a year that was typed into a cell with a date format, not a day of 1905', async () => {
    expect(await birth({ value: 1954, style: 'date' })).toEqual({
      birth: { year: 1954, month: null, day: null },
      codes: ['birth-in-doubt'],
    })
  })

  it('is a day whose cell lost its date format', async () => {
    expect(await birth({ value: 21916, style: 'integer' })).toEqual({
      birth: { year: 1960, month: 1, day: 1 },
      codes: ['birth-in-doubt'],
    })
  })

  it.each(['5/3/54', '05/13/1954', '1954?'])('is taken with a doubt: %p', async (value) => {
    expect((await birth(value)).codes).toEqual(['birth-in-doubt'])
  })

  it.each([
    ['31/02/1954', null],
    ['12/5/18', null],
    [{ value: 5031954, style: 'integer' as const }, '05/03/1954'],
    ['21916', '01/01/1960'],
    [date(2020, 6, 2), null],
    ['bốn mươi', null],
  ])('is refused: %p', async (value, suggestion) => {
    const { list, problems } = await checkedPerson({ 'Ngày sinh': value })
    expect(list.people).toEqual([])
    expect(problems).toMatchObject([{ code: 'bad-birth', severity: 'error', column: 'C', suggestion }])
  })
})

describe('an amount in a list', () => {
  const amount = async (value: Value) => (await checkedPerson({ 'Số tiền': value })).person?.amount

  it.each([
    [1_500_000, 1_500_000],
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1 500 000', 1_500_000],
    ['1.500.000đ', 1_500_000],
    ['1.500.000 đồng', 1_500_000],
    ['1.500.000 VNĐ', 1_500_000],
    ['1.500.000,00', 1_500_000],
    ['1,500,000.00', 1_500_000],
    ['1500000', 1_500_000],
    ['1.500.000 đ/tháng', 1_500_000],
    ['1.500.000.-', 1_500_000],
    ['1,5 triệu', 1_500_000],
    ['1.5tr', 1_500_000],
    ['500k', 500_000],
    ['750 nghìn đồng', 750_000],
    ['750 ngàn', 750_000],
    [749_999.9999999999, 750_000],
    [null, null],
    ['-', null],
  ])('is read in every form: %p', async (value, expected) => {
    expect(await amount(value)).toBe(expected)
  })

  it('of nothing is told, and not that the row is taken: no policy grants nothing', async () => {
    const { person, problems } = await checkedPerson({ 'Số tiền': 0 })
    expect(person?.amount).toBe(0)
    expect(problems.map(({ code }) => code)).toEqual(['zero-amount'])
    expect(problems[0]?.message).toMatch(/nếu được, ghi số tiền hoặc để trống ô\.$/)
  })

  it.each([
    [1500, '1500000'],
    ['750', '750000'],
    ['1.500', '1500000'],
    [750000.5, null],
    [-750000, null],
    ['một triệu', '1000000'],
    ['1.50.000', null],
    [2e12, null],
  ])('is refused: %p', async (value, suggestion) => {
    const { list, problems } = await checkedPerson({ 'Số tiền': value })
    expect(list.people).toEqual([])
    expect(problems).toMatchObject([{ code: 'bad-amount', severity: 'error', suggestion }])
  })

  it.each(['Không hỗ trợ', 'Từ chối nhận', 'Đã nhận', 'không', 'Tự nguyện không nhận'])(
    'may say that somebody is not paid: %p was a sum that nobody could read',
    async (value) => {
      const { list, problems } = await checkedPerson({ 'Số tiền': value })
      expect(list.people).toEqual([])
      expect(problems).toMatchObject([{ code: 'bad-amount', severity: 'error', value }])
      expect(problems[0]?.message).toContain('Nếu người này không được hỗ trợ, xóa dòng')
    },
  )

  it('counts in thousands where the header or the title says so', async () => {
    const inHeader = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền (nghìn đồng)'],
      [1, 'Nguyễn Văn Hùng', 1954, 1500],
    ])
    const inTitle = await checked([
      ['Đơn vị tính: 1.000 đồng'],
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Văn Hùng', 1954, '1.500'],
    ])
    expect(inHeader.people[0]?.amount).toBe(1_500_000)
    expect(inTitle.people[0]?.amount).toBe(1_500_000)
  })
})

describe('a name in a list', () => {
  const name = async (value: Value) => checkedPerson({ 'Họ và tên': value })

  it('is shown in one form, capitals and marks as written', async () => {
    expect((await name('  NGUYE\u0302\u0303N  VĂN ÐỨC ')).person?.fullName).toBe('NGUYỄN VĂN ĐỨC')
    expect((await name('H’Maryam Niê')).person?.fullName).toBe('H’Maryam Niê')
  })

  it.each(['NguyÔn V¨n Hïng', 'Nguyeãn Vaên Huøng', 'NGUYEÃN VAÊN HUØNG', 'TrÇn ThÞ Lan', 'Leâ Thò Hoa'])(
    'typed in an old font is refused: %p',
    async (value) => {
      expect(codesOf((await name(value)).list)).toEqual(['legacy-encoding', 'legacy-text'])
    },
  )

  it.each([
    'Đặng Thị Hoãn',
    "H'Ñăm Ƀuôn Yă",
    'Y Wŏn Êčăm',
    'Kê̆n Mlô',
    'Nguyễn Hoà Quý',
    'Ý Nhi',
    'Trần Ngoãn',
    'Hà Uyên',
    'Y Eă Êban',
    'Nguyễn Thị Oanh',
    'Lê Quốc Khuê',
    'Tạ Ái',
  ])('of Vietnamese or Êđê letters is not taken for an old font: %p', async (value) => {
    expect(codesOf((await name(value)).list)).toEqual([])
  })

  it('that lost letters, has none or is missing is refused', async () => {
    expect(codesOf((await name('Nguyễn Đức H\uFFFDu')).list)).toEqual(['lost-letters'])
    expect(codesOf((await name('???')).list)).toEqual(['missing-name'])
    const { list } = await name(null)
    expect(list.refused).toEqual([{ sheet: 'Danh sách', row: 2, fullName: null }])
    expect(list.problems).toMatchObject([{ code: 'missing-name', column: 'B', field: 'fullName', value: null }])
  })
})

describe('other cells', () => {
  it('give sex, hamlet, policy text and note', async () => {
    const { person } = await checkedPerson({
      'Giới tính': 'NỮ',
      Thôn: 'Buôn  Ea Kao',
      'Đối tượng': 'Người có công',
      'Ghi chú': 'nhận thay',
    })
    expect(person).toMatchObject({
      sex: 'nữ',
      hamlet: 'Buôn Ea Kao',
      policyText: 'Người có công',
      policy: null,
      note: 'nhận thay',
    })
  })

  it('give a policy code where the caller knows one', async () => {
    const resolvePolicy = (text: string) => (text === 'Người có công' ? 'A5' : null)
    expect((await checkedPerson({ 'Đối tượng': 'Người có công' }, { asOf, resolvePolicy })).person?.policy).toBe('A5')
  })

  it.each([
    ['nam giới', 'nam'],
    ['Nữ giới', 'nữ'],
  ])('say a sex in more words: %p', async (text, sex) => {
    expect((await checkedPerson({ 'Giới tính': text })).person?.sex).toBe(sex)
  })

  it('warn of a sex that is none', async () => {
    const { person, list } = await checkedPerson({ 'Giới tính': 'Khác' })
    expect(person?.sex).toBeNull()
    expect(codesOf(list)).toEqual(['bad-sex'])
  })
})
