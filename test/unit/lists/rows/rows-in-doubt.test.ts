import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { asOf, checked, codesOf, namesOf } from '../a-list.ts'
import { handMade, open } from '../hand-made-workbook.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const an = [1, 'Âu Văn An', 1960, '240123456', 750000]
const skippedOf = (list: Awaited<ReturnType<typeof checked>>) =>
  list.file.sheets[0]?.skipped.map(({ row, why }) => [row, why])

describe('a total', () => {
  it('right below the header is no foot: who stands below it is read', async () => {
    const list = await checked([
      ['Họ và tên', 'Thôn', 'Số tiền'],
      ['Tổng cộng', null, 1500000],
      ['Chu Văn An', 'Thôn 1', 750000],
      ['Chu Thị Bé', 'Thôn 2', 750000],
    ])
    expect(namesOf(list)).toEqual(['Chu Văn An', 'Chu Thị Bé'])
  })

  it('in words says its sum', async () => {
    const list = await checked([header, an, ['Tổng số: 01 người; số tiền: 750.000 đồng (Bảy trăm năm mươi nghìn)']])
    expect(list.totals).toMatchObject({ declaredPeople: 1, declaredAmount: 750000 })
  })

  it('is followed by nobody who has no more than a name and a sum, nor is he lost', async () => {
    const list = await checked([
      header,
      an,
      ['Tổng cộng', null, null, null, 750000],
      [null, 'Lầu Văn Chín', null, null, 750000],
    ])
    expect(list.refused).toMatchObject([{ row: 4, fullName: 'Lầu Văn Chín' }])
  })
})

describe('who signs for a hamlet', () => {
  it('is nobody where the signature stands below the sums and the table goes on', async () => {
    const signed = [
      [null, 'Trưởng thôn', null, null, 'Cán bộ lập biểu'],
      [null, '(Đã ký)'],
      [null, 'Hoàng Văn Thôn', null, null, 'Lê Thị Biểu'],
      [null, null, null, 'ĐT: 0912345678'],
    ]
    const list = await checked([
      header,
      ['Thôn 1'],
      an,
      ['Cộng thôn 1: 1 người', null, null, null, 750000],
      ...signed,
      header,
      ['Thôn 2'],
      [1, 'Âu Thị Bé', 1961, '240123457', 750000],
      ['Cộng thôn 2: 1 người', null, null, null, 750000],
      ...signed,
      ['Tổng cộng: 2 người', null, null, null, 1500000],
    ])
    expect(list.people.map(({ fullName, hamlet }) => [fullName, hamlet])).toEqual([
      ['Âu Văn An', 'Thôn 1'],
      ['Âu Thị Bé', 'Thôn 2'],
    ])
    expect([list.refused, codesOf(list)]).toEqual([[], []])
  })
})

describe('what pages say of themselves', () => {
  it('is nobody', async () => {
    const list = await checked([
      header,
      an,
      [null, null, null, null, 'Trang 1/2'],
      ['Mang sang', null, null, null, 750000],
      [2, 'Âu Thị Bé', 1961, '240123457', 750000],
      ['Tổng cộng', null, null, null, 1500000],
      [null, 'Trong đó:'],
      [null, 'Hộ nghèo: 1 người', null, null, 750000],
      [null, '- Nguồn NSTW (70%)', null, null, 1050000],
      [null, '- Nguồn NSĐP', null, null, 450000],
    ])
    expect(namesOf(list)).toEqual(['Âu Văn An', 'Âu Thị Bé'])
    expect(codesOf(list)).toEqual([])
  })
})

describe('headings', () => {
  it('with a number like a person and a number of people are headings', async () => {
    const list = await checked([header, [2, 'Buôn Ea Bông: 01 đối tượng', null, null, 750000], an])
    expect(skippedOf(list)).toEqual([[2, 'heading']])
    expect(list.people).toMatchObject([{ hamlet: 'Buôn Ea Bông' }])
  })

  it('are asked about where they may be a person: nobody is lost', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Thôn', 'Số tiền'],
      [null, 'Ấp Văn Bắc', 'Buôn Ky', 750000],
      ['I.1', 'Bùi Văn Giang'],
    ])
    expect(list.refused.map(({ row }) => row)).toEqual([2, 3])
  })

  it('that name another commune refuse who stands below', async () => {
    const rows = [
      header,
      ['I', 'Xã Ea Tiêu'],
      an,
      ['II', 'Xã Ea Ktur: 1 người'],
      [1, 'An Văn Ba', 1961, '240123457', 750000],
    ]
    const list = await checked(rows, { asOf, expectedCommuneName: 'Xã Ea Tiêu' })
    expect(list.people.map(({ row }) => row)).toEqual([3])
    expect(list.problems).toMatchObject([
      {
        row: 5,
        code: 'row-of-other-commune',
        message:
          'Dòng 5: Dòng đứng dưới chỗ ghi Xã Ea Ktur, danh sách này gửi cho Xã Ea Tiêu. Chuyển người này sang danh sách của xã đó, hoặc ghi rõ xã của dòng này.',
      },
    ])
  })
})

describe('a commune that is written once beside the first of its people', () => {
  it('is that of those below', async () => {
    const rows = [
      ['STT', 'Xã', 'Họ và tên', 'Năm sinh'],
      [1, 'Ea Tiêu', 'Tòng Văn An', 1960],
      [2, null, 'Tòng Văn Ba', 1961],
      [3, 'Ea Ktur', 'Tòng Văn Cao', 1962],
      [4, null, 'Tòng Văn Du', 1963],
    ]
    const list = await checked(rows, { asOf, expectedCommuneName: 'Xã Ea Tiêu' })
    expect(list.people.map(({ row }) => row)).toEqual([2, 3])
  })
})

describe('numbers of people', () => {
  it.each(['1a', '3b', '2/', '01', '1.1'])('may be %p', async (stt) => {
    expect(namesOf(await checked([header, [stt, 'Bùi Văn An', null, null, 750000]]))).toEqual(['Bùi Văn An'])
  })
})

describe('a struck-through row', () => {
  const styles =
    '<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
  const cell = (text: string, style = 0) => `<c t="inlineStr" s="${style}"><is><t>${text}</t></is></c>`
  const row = (name: string, style: number) => `<row>${cell('1')}${cell(name, style)}${cell('1960')}</row>`
  const sheet = `<row>${cell('STT')}${cell('Họ và tên')}${cell('Năm sinh')}</row>`

  it('is refused until somebody says whether it counts', async () => {
    const made = handMade({
      styles,
      sheet: `${sheet}${row('Phùng Văn An', 0)}${row('Phùng Thị Bé', 1)}${row('Phùng Văn Cao', 2)}`,
    })
    const list = await checkList(await open(made), { asOf })
    expect(namesOf(list)).toEqual(['Phùng Văn An', 'Phùng Văn Cao'])
    expect(list.problems).toMatchObject([
      {
        row: 3,
        code: 'struck-row',
        message:
          'Dòng 3, cột B (Họ và tên): Phùng Thị Bé bị gạch ngang như dòng đã bỏ. Nếu người này đã bỏ, xóa dòng; nếu vẫn thuộc danh sách, bỏ gạch ngang.',
      },
    ])
  })

  it('may have only its sum struck, which is told', async () => {
    const sums = `<row>${cell('STT')}${cell('Họ và tên')}${cell('Số tiền')}</row>`
    const struck = `<row>${cell('1')}${cell('Phùng Văn An')}${cell('750000', 1)}</row>`
    const list = await checkList(await open(handMade({ styles, sheet: `${sums}${struck}` })), { asOf })
    expect(list.people).toMatchObject([{ amount: 750_000 }])
    expect(list.problems).toMatchObject([{ row: 2, column: 'C', code: 'amount-in-doubt', severity: 'warning' }])
  })

  it('may have only its number or its birth struck, which is told', async () => {
    const texts = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn']
    const headers = `<row>${texts.map((text) => cell(text)).join('')}</row>`
    const cells = [cell('1'), cell('Phùng Văn An'), cell('1960', 1), cell('240123456', 1), cell('Thôn 1', 1)]
    const made = handMade({ styles, sheet: `${headers}<row>${cells.join('')}</row>` })
    const list = await checkList(await open(made), { asOf })
    expect(list.people).toMatchObject([{ idNumbers: [{ number: '240123456' }] }])
    expect(list.problems).toMatchObject([
      { row: 2, column: 'C', code: 'birth-in-doubt', severity: 'warning', value: '1960' },
      { row: 2, column: 'D', code: 'id-number-in-doubt', severity: 'warning', value: '240123456' },
      { row: 2, column: 'E', code: 'hamlet-in-doubt', severity: 'warning', value: 'Thôn 1' },
    ])
  })

  it('is known by the letters of its name as well, where all of them are struck', async () => {
    const run = (text: string, isStruck: boolean) =>
      `<r><rPr>${isStruck ? '<strike/>' : '<strike val="0"/>'}</rPr><t>${text}</t></r>`
    const strings = [
      '<si><t>Họ và tên</t></si><si><t>Năm sinh</t></si>',
      `<si>${run('Phùng Thị ', true)}${run('Bé', true)}</si>`,
      `<si>${run('Phùng Văn ', false)}${run('Cao', true)}</si>`,
    ]
    const cells = (name: number) => `<row><c t="s"><v>${name}</v></c><c><v>1960</v></c></row>`
    const made = handMade({
      sharedStrings: strings.join(''),
      sheet: `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>${cells(2)}${cells(3)}`,
    })
    const list = await checkList(await open(made), { asOf })
    expect(list.problems).toMatchObject([
      { row: 2, code: 'struck-row' },
      {
        row: 3,
        code: 'struck-row',
        message: expect.stringContaining('"Phùng Văn Cao" bị gạch ngang, còn lại "Phùng Văn"'),
      },
    ])
    expect(namesOf(list)).toEqual([])
  })

  it('is read as what is left where only a part of another cell is struck, which is told', async () => {
    const runs = (struck: string, kept: string) =>
      `<si><r><rPr><strike/></rPr><t xml:space="preserve">${struck} </t></r><r><t>${kept}</t></r></si>`
    const strings = ['Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'].map((text) => `<si><t>${text}</t></si>`)
    const shared = [...strings, runs('1939', '1949'), runs('240100205', '240123456'), runs('1.000.000', '1.500.000')]
    const at = (index: number) => `<c t="s"><v>${index}</v></c>`
    const made = handMade({
      sharedStrings: shared.join(''),
      sheet: `<row>${[0, 1, 2, 3].map(at).join('')}</row><row>${cell('Phùng Văn An')}${[4, 5, 6].map(at).join('')}</row>`,
    })
    const list = await checkList(await open(made), { asOf })
    expect(list.people).toMatchObject([
      { birth: { year: 1949 }, idNumbers: [{ number: '240123456' }], amount: 1_500_000 },
    ])
    expect(list.problems).toMatchObject([
      { code: 'birth-in-doubt', value: '1939 1949', severity: 'warning' },
      { code: 'id-number-in-doubt', value: '240100205 240123456', severity: 'warning' },
      { code: 'amount-in-doubt', value: '1.000.000 1.500.000', severity: 'warning' },
    ])
  })
})

describe('what a list says of its money below the total', () => {
  const be = [2, 'Âu Thị Bé', 1961, '240123457', 750000]
  const sumsOf = (...texts: string[]) => texts.map((text) => [null, text, null, null, 750000])

  it.each(['Tổng cộng', 'Cộng'])('is nobody below "%s", whatever its lines are made of', async (word) => {
    const list = await checked([
      header,
      an,
      be,
      [word, null, null, null, 1500000],
      [null, 'Trong đó:'],
      ...sumsOf('- Hộ nghèo: 1 người', 'Hộ cận nghèo', 'Đã chi trả', '- Còn lại chưa chi', 'Nộp trả ngân sách'),
      [null, 'Số đã chi', 2, null, 750000],
    ])
    expect(namesOf(list)).toEqual(['Âu Văn An', 'Âu Thị Bé'])
    expect(codesOf(list)).toEqual([])
  })

  it.each(['Tổng cộng', 'Cộng'])('is asked about below "%s" where no word tells it from a name', async (word) => {
    const list = await checked([
      header,
      an,
      [word, null, null, null, 750000],
      ...sumsOf('Hộ nghèo'),
      [null, 'Hộ cận nghèo: 0 hộ'],
      ...sumsOf('Chi qua bưu điện'),
    ])
    expect(namesOf(list)).toEqual(['Âu Văn An'])
    expect(list.refused).toMatchObject([{ row: 6 }])
  })

  it('ends no list whose people have no more than a name and a sum', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Thôn', 'Số tiền'],
      [null, 'Chu Văn An', 'Thôn 1', 750000],
      ['Tổng cộng thôn 1', null, null, 750000],
      ['Thôn 2'],
      [null, 'Chu Thị Bé', null, 750000],
      ['Cộng thôn 2', null, null, 750000],
      [null, 'Chu Văn Cao', 'Thôn 3', 750000],
    ])
    expect(namesOf(list)).toEqual(['Chu Văn An', 'Chu Thị Bé', 'Chu Văn Cao'])
  })

  it('is no group of who stands below it', async () => {
    const total = ['Tổng cộng', null, null, null, 750000]
    const list = await checked([header, ['Người có công'], an, total, ...sumsOf('- Hộ nghèo: 1 người'), be])
    expect(list.people.map(({ policyText }) => policyText)).toEqual(['Người có công', 'Người có công'])
    const next = await checked([header, ['Người có công'], an, total, ...sumsOf('Hộ nghèo: 1 người'), be])
    expect(next.people.map(({ policyText }) => policyText)).toEqual(['Người có công', 'Hộ nghèo: 1 người'])
  })

  it.each(['Trang 1 chuyển sang', 'Trang trước chuyển sang', 'Số trang trước mang sang'])(
    'may be carried from page to page (%p)',
    async (carried) => {
      const list = await checked([header, an, ...sumsOf(carried), be])
      expect(codesOf(list)).toEqual([])
    },
  )
})

describe('a number of people in a row without a name', () => {
  it.each([
    ['numbered', 2],
    ['without a number', null],
  ])('is the size of somebody’s household, %s: he was passed over as a total', async (_, stt) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số khẩu', 'Số tiền'],
      [1, 'Nguyễn Văn Hùng', '2 khẩu', 1_500_000],
      [stt, null, '3 khẩu', 2_250_000],
    ])
    expect(list.refused).toMatchObject([{ row: 3, fullName: null }])
    expect(list.file.sheets[0]?.skipped).toEqual([])
  })
})
