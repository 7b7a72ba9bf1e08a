import { foldText } from '../../../../lambdas/domain/names/fold-text.ts'
import { headerWords, onlyAsWritten } from '../../../../lambdas/lists/columns/header-words.ts'
import { recogniseHeader } from '../../../../lambdas/lists/columns/recognise-header.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const fieldsOf = (list: Awaited<ReturnType<typeof checked>>) =>
  Object.fromEntries(list.file.sheets[0]?.columns.map(({ column, field }) => [column, field]) ?? [])

describe('recogniseHeader', () => {
  it('knows every header of the lists with and without accents, in capitals and with line ends inside', () => {
    for (const [field, words] of Object.entries(headerWords)) {
      for (const word of words) {
        expect(recogniseHeader(word)).toEqual({ field, confidence: 1 })
        expect(recogniseHeader(word.toUpperCase().replace(' ', '\n'))).toEqual({ field, confidence: 1 })
        if (!onlyAsWritten.has(word)) expect([word, recogniseHeader(foldText(word))?.field]).toEqual([word, field])
      }
    }
  })

  it.each([
    ['Số tiền (đồng)', 'amount'],
    ['Số tiền hỗ trợ 3 tháng (nghìn đồng)', 'amount'],
    ['Họ và tên (chữ in hoa)', 'fullName'],
    ['Họ tên đối tượng hưởng chính sách', 'fullName'],
    ['Ngày cấp CMND hoặc CCCD', 'idIssuedOn'],
    ['Số CMND (hoặc giấy khai sinh)', 'idNumber'],
    ['Thuộc đối tượng (ghi rõ)', 'policy'],
    ['Họ tên cha hoặc mẹ', 'representative'],
    ['Thôn, buôn nơi ở', 'hamlet'],
    ['Ký nhận (hoặc điểm chỉ)', 'signature'],
    ['Mức hỗ trợ theo NQ 42', 'rate'],
  ])('knows by its words that %p is %s', (header, field) => {
    expect(recogniseHeader(header)?.field).toBe(field)
  })

  it.each(['Nguyễn Văn A', 'UBND XÃ EA TIÊU', '1', '', 'x'.repeat(500)])('makes nothing of %p', (text) => {
    expect(recogniseHeader(text)).toBeNull()
  })
})

describe('the table inside a page', () => {
  const person = [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000]

  it('is found below title rows and blank rows', async () => {
    const list = await checked([
      ['UBND XÃ EA TIÊU', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      [null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
      [],
      ['DANH SÁCH NGƯỜI CÓ CÔNG ĐƯỢC HỖ TRỢ SỐ TIỀN THEO NGHỊ QUYẾT 42/NQ-CP'],
      [],
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'],
      person,
    ])
    expect(list.file.sheets[0]).toMatchObject({ headerRow: 6, people: 1, skipped: [] })
    expect(list.problems).toEqual([])
  })

  it('tells sex by the column in which the year stands', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', null, 'Số CMND', 'Số tiền'],
      [null, null, 'Nam', 'Nữ', null, null],
      ['A', 'B', '1', '2', '3', '4'],
      [1, 'Nguyễn Văn Hùng', 1954, null, '240123456', 750000],
      [2, 'Trần Thị Lan', null, '12/05/1956', '240123457', 750000],
    ])
    expect(fieldsOf(list)).toEqual({ A: 'stt', B: 'fullName', C: 'male', D: 'female', E: 'idNumber', F: 'amount' })
    expect(list.people).toMatchObject([
      { sex: 'nam', birth: { year: 1954, month: null, day: null } },
      { sex: 'nữ', birth: { year: 1956, month: 5, day: 12 } },
    ])
    expect(list.file.sheets[0]).toMatchObject({ headerRow: 2, skipped: [{ row: 3, why: 'numbering' }] })
  })

  it('understands "Nam" beside "Nữ" as men and beside "Tháng" as the year, accents or not', async () => {
    const sexes = await checked([
      ['Ho va ten', 'Nam sinh', null],
      [null, 'Nam', 'Nu'],
      ['Y Jut Êban', null, 1960],
    ])
    expect(fieldsOf(sexes)).toEqual({ A: 'fullName', B: 'male', C: 'female' })
    expect(sexes.people[0]).toMatchObject({ sex: 'nữ', birth: { year: 1960 } })
    const parts = await checked([
      ['Ho va ten', 'Ngay thang nam sinh', null, null, 'CMND'],
      [null, 'Ngay', 'Thang', 'Nam', null],
      ['Y Jut Êban', 5, 3, 1960, '240123456'],
    ])
    expect(fieldsOf(parts)).toEqual({ A: 'fullName', B: 'birthDay', C: 'birthMonth', D: 'birthYear', E: 'idNumber' })
    expect(parts.people[0]?.birth).toEqual({ year: 1960, month: 3, day: 5 })
  })

  it('takes marks under "Giới tính → Nam | Nữ" for the sex and leaves the birth alone', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Giới tính', null],
      [null, null, null, 'Nam', 'Nữ'],
      [1, 'Trần Thị Lan', 1956, null, 'x'],
    ])
    expect(list.people[0]).toMatchObject({ sex: 'nữ', birth: { year: 1956, month: null, day: null } })
    expect(list.problems).toEqual([])
  })

  it('reads headers of three rows', async () => {
    const list = await checked([
      ['TT', 'Thông tin người được hỗ trợ', null, null, null, 'Số tiền', null],
      [null, 'Họ và tên', 'Ngày sinh', 'CMND/CCCD', null, 'Tháng 4', 'Cộng'],
      [null, null, null, 'Số', 'Ngày cấp', null, null],
      [1, 'Nguyễn Văn Hùng', '05/03/1954', '240123456', '01/01/2010', 250000, 750000],
    ])
    expect(fieldsOf(list)).toEqual({
      A: 'stt',
      B: 'fullName',
      C: 'birth',
      D: 'idNumber',
      E: 'idIssuedOn',
      F: 'amountPart',
      G: 'amount',
    })
    expect(list.people[0]).toMatchObject({ amount: 750000, idNumbers: [{ number: '240123456' }] })
  })

  it('adds the months up where the list has no sum of its own', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số tiền', null, null],
      [null, null, 'Tháng 4', 'Tháng 5', 'Tháng 6'],
      [1, 'Nguyễn Văn Hùng', 250000, 250000, '250.000'],
    ])
    expect(list.people[0]?.amount).toBe(750000)
  })

  it('takes "Thành tiền" for the sum beside a rate and a number of months', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức hỗ trợ', 'Số tháng', 'Thành tiền'],
      [1, 'Nguyễn Văn Hùng', 250000, 3, 750000],
    ])
    expect(list.people[0]?.amount).toBe(750000)
    const alone = await checked([
      ['STT', 'Họ và tên', 'Mức hỗ trợ'],
      [1, 'Nguyễn Văn Hùng', 750000],
    ])
    expect(alone.people[0]?.amount).toBe(750000)
  })

  it('joins a name whose header is merged over two columns, and names in "Họ đệm" and "Tên"', async () => {
    const merged = await checked([
      ['STT', { value: 'Họ và tên', across: 2 }, null, 'Năm sinh'],
      [1, 'Nguyễn Văn', 'Hùng', 1954],
      [2, "H'Maryam", 'Niê', 1960],
    ])
    expect(namesOf(merged)).toEqual(['Nguyễn Văn Hùng', "H'Maryam Niê"])
    expect(codesOf(merged)).toEqual(['uncertain-column'])
    const two = await checked([
      ['STT', 'Họ và tên đệm', 'Tên', 'Năm sinh'],
      [1, 'Nguyễn Văn', 'Hùng', 1954],
    ])
    expect(namesOf(two)).toEqual(['Nguyễn Văn Hùng'])
  })

  it("takes the head's name where the list names heads alone", async () => {
    const list = await checked([
      ['STT', 'Họ tên chủ hộ', 'Số khẩu', 'Kinh phí'],
      [1, 'Y Jut Êban', '4 khẩu', 3000000],
    ])
    expect(list.people[0]).toMatchObject({
      fullName: 'Y Jut Êban',
      household: { isHead: true, size: 4 },
      amount: 3000000,
    })
  })

  it('goes on with new columns where a second table begins', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Văn Hùng', 1954, 750000],
      ['Tổng cộng', null, null, 750000],
      ['Họ và tên', 'Số CMND', 'Năm sinh', 'Thôn'],
      ['Y Jut Êban', '240123456', 1960, 'Buôn Ea Kao'],
    ])
    expect(list.people[1]).toMatchObject({
      fullName: 'Y Jut Êban',
      hamlet: 'Buôn Ea Kao',
      birth: { year: 1960 },
      idNumbers: [{ number: '240123456' }],
    })
  })

  it('goes on with columns that a page has in another order', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'],
      [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000],
      ['STT', 'Họ và tên', 'Số CMND', 'Năm sinh', 'Số tiền'],
      [2, 'Trần Thị Lan', '240123457', 1956, 750000],
    ])
    expect(list.people).toMatchObject([
      { birth: { year: 1954 }, idNumbers: [{ number: '240123456' }] },
      { birth: { year: 1956 }, idNumbers: [{ number: '240123457' }] },
    ])
    expect(codesOf(list)).toEqual([])
  })

  it('passes over the header repeated on each page', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', null, 'Số tiền']
    const lower = [null, null, 'Nam', 'Nữ', null]
    const list = await checked([
      header,
      lower,
      [1, 'Nguyễn Văn Hùng', 1954, null, 750000],
      header,
      lower,
      [2, 'Trần Thị Lan', null, 1956, 750000],
    ])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Lan'])
    expect(list.file.sheets[0]?.skipped.map(({ why }) => why)).toEqual(['repeated-header', 'repeated-header'])
  })

  it('says which columns it did not understand or was not sure of', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Xếp loại rèn luyện', 'Số tiền thực nhận đợt 1', null, 'Tôn giáo'],
      [1, 'Nguyễn Văn Hùng', 1954, 'Tốt', 750000, 'gì đó', 'Không'],
    ])
    expect(list.problems.map(({ code, column, severity }) => [code, column, severity])).toEqual([
      ['unknown-column', 'D', 'warning'],
      ['uncertain-column', 'E', 'warning'],
      ['unknown-column', 'F', 'warning'],
    ])
    expect(list.people[0]?.amount).toBe(750000)
  })
})
