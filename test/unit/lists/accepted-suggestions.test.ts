import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'

const csv = [
  'STT,Họ và tên,Ngày sinh,Số CMND/CCCD,Số tiền',
  '1,Nguyễn Thị Ánh,05/03/1985,66185004321,1500000',
  '2,Trần Văn Bình,31/02/1970,240123456,1500000',
  '3,Lê Thị Chi,1954,24O123457,1500000',
].join('\n')

const check = async (accepted: readonly string[]) =>
  checkList(await openWorkbook(new TextEncoder().encode(csv), 'a.csv'), { accepted: new Set(accepted) })

describe('suggestions of one kind that a person has accepted', () => {
  it('are taken in place of what the cell says, and each row says so', async () => {
    const before = await check([])
    expect(before.people.map(({ row }) => row)).toEqual([])
    const { people, problems } = await check(['bad-id-number'])
    expect(people.map(({ fullName, idNumbers }) => [fullName, idNumbers.map(({ number }) => number)])).toEqual([
      ['Nguyễn Thị Ánh', ['066185004321']],
      ['Lê Thị Chi', ['240123457']],
    ])
    const taken = problems.filter(({ code }) => code === 'suggestion-accepted')
    expect(taken.map(({ row, severity, value }) => [row, severity, value])).toEqual([
      [2, 'warning', '66185004321'],
      [4, 'warning', '24O123457'],
    ])
    expect(taken[0]?.message).toMatch(/Dòng 2, cột D.*Đã lấy 066185004321 thay cho 66185004321/)
  })

  it('are told as papers have a sum', async () => {
    const words = csv.replace('240123456,1500000', '240123456,Một triệu đồng').replace('31/02/1970', '28/02/1970')
    const context = { accepted: new Set(['bad-amount']) }
    const { problems } = await checkList(await openWorkbook(new TextEncoder().encode(words), 'a.csv'), context)
    const taken = problems.find(({ code }) => code === 'suggestion-accepted')
    expect(taken?.message).toContain('Đã lấy 1.000.000 thay cho Một triệu đồng theo gợi ý được chấp nhận')
  })

  it('do not help where there is no suggestion', async () => {
    const { refused, problems } = await check(['bad-id-number', 'bad-birth', 'bad-amount'])
    expect(refused.map(({ row }) => row)).toEqual([3])
    expect(problems.find(({ row }) => row === 3)).toMatchObject({ code: 'bad-birth', suggestion: null })
  })
})

describe('suggestions that were taken in the list which this one mends', () => {
  const listOf = (...rows: readonly string[]) => ['STT,Họ và tên,Ngày sinh,Số CMND/CCCD,Số tiền', ...rows].join('\n')
  const read = async (text: string, context: Parameters<typeof checkList>[1]) =>
    checkList(await openWorkbook(new TextEncoder().encode(text), 'a.csv'), context)
  const anh = 'Nguyễn Thị Ánh,05/03/1985,66185004321,1500000'
  const chi = 'Lê Thị Chi,1954,24O123457,1500000'
  const taken = new Set<string>()
  const context = { takenBefore: (answer: string) => taken.has(answer) }
  beforeAll(() =>
    read(listOf(`1,${anh}`, `2,${chi}`), {
      accepted: new Set(['bad-id-number']),
      onTaken: (answer) => taken.add(answer),
    }),
  )

  it('are taken of the same row wherever it stands now, and new ones are asked about', async () => {
    const list = await read(listOf('1,Hồ Văn Ba,1950,24O123459,1500000', `2,${chi}`, `3,${anh}`), context)
    expect(list.refused.map(({ row }) => row)).toEqual([2])
    expect(list.people.map(({ idNumbers: [one] }) => one?.number)).toEqual(['240123457', '066185004321'])
    const told = list.problems.filter(({ code }) => code === 'suggestion-accepted')
    expect(told.map(({ row }) => row)).toEqual([3, 4])
    expect(told[0]?.message).toMatch(/ở lần gửi trước của danh sách này\. Nếu không đúng, sửa ô này trong tệp/)
  })

  it('are not taken of somebody else with the same cell, nor of the same person with another one', async () => {
    const rows = ['1,Lê Thị Chín,1954,24O123457,1500000', '2,Nguyễn Thị Ánh,05/03/1985,66185004322,1500000']
    expect((await read(listOf(...rows), context)).refused.map(({ row }) => row)).toEqual([2, 3])
  })

  it('are told apart by the whole name where it stands in two columns', async () => {
    const inTwo = (given: string) =>
      ['STT,Họ và tên đệm,Tên,Ngày sinh,Số CMND', `1,Lê Thị,${given},1954,24O123457`].join('\n')
    const kept = new Set<string>()
    await read(inTwo('Chi'), { accepted: new Set(['bad-id-number']), onTaken: (answer) => kept.add(answer) })
    const takenBefore = (answer: string) => kept.has(answer)
    expect((await read(inTwo('Chi'), { takenBefore })).refused).toEqual([])
    expect((await read(inTwo('Lan'), { takenBefore })).refused).toHaveLength(1)
  })

  // "1500" stood at two people of one name: the answer about one of them was taken for the other, too.
  describe('of one of two people of the same name with the same wrong cell', () => {
    const ha = (birth: string, number: string) => `Nguyễn Thị Hà,${birth},${number},1500`
    const answered = new Set<string>()
    const before = { takenBefore: (answer: string) => answered.has(answer) }
    const refusedOf = async (...rows: readonly string[]) =>
      (await read(listOf(...rows), before)).refused.map(({ row }) => row)
    beforeAll(() =>
      read(listOf(`1,${ha('05/03/1985', '240123456')}`, `2,${ha('1960', '')}`), {
        accepted: new Set(['bad-amount']),
        onTaken: (answer) => answered.add(answer),
      }),
    )

    it('are that one’s alone: the other one is asked about, in whichever row they stand', async () => {
      const rows = [ha('12/09/1971', '240123499'), ha('05/03/1985', '240123456'), ha('1949', ''), ha('1960', '')]
      expect(await refusedOf(...rows.map((row, at) => `${at + 1},${row}`))).toEqual([2, 4])
    })

    it('stay his where another cell of his row was mended', async () => {
      expect(await refusedOf(`1,${ha('06/03/1985', '240123456')}`, `2,${ha('1960', '240123488')}`)).toEqual([])
    })
  })

  it('are of whose wrong number it is, where two of a name have copied it', async () => {
    const numbered = new Set<string>()
    const row = (birth: string) => `1,Lê Thị Chi,${birth},24O123457,1500000`
    await read(listOf(row('1954')), { accepted: new Set(['bad-id-number']), onTaken: (answer) => numbered.add(answer) })
    const list = await read(listOf(row('1988'), row('1954')), { takenBefore: (answer) => numbered.has(answer) })
    expect(list.refused.map(({ row }) => row)).toEqual([2])
  })
})

describe('suggestions of one kind that a person has declined', () => {
  const rows = ['1,Lê Thị Chi,1954,24O123457,1500000', '2,Trần Văn Bình,12/25/1970,240123456,1500000']
  const listOf = (...lines: readonly string[]) => ['STT,Họ và tên,Ngày sinh,Số CMND/CCCD,Số tiền', ...lines].join('\n')
  const read = async (text: string, context: Parameters<typeof checkList>[1]) =>
    checkList(await openWorkbook(new TextEncoder().encode(text), 'a.csv'), context)
  const said = new Set<string>()
  const declinedBefore = (answer: string) => said.has(answer)

  it('are not taken, and each row says that somebody has said no, and what to do instead', async () => {
    const declined = new Set(['bad-id-number'])
    const { problems, refused } = await read(listOf(...rows), { declined, onDeclined: (answer) => said.add(answer) })
    const [number] = problems.filter(({ code }) => code === 'bad-id-number')
    expect(number).toMatchObject({ row: 2, declined: true, suggestion: '240123457' })
    expect(number?.message).toMatch(/Cán bộ đã từ chối gợi ý 240123457: đối chiếu giấy tờ rồi sửa ô này\.$/)
    expect(problems.filter((one) => one.declined)).toEqual([number])
    expect([refused[0]?.row, said.size]).toEqual([2, 1])
  })

  it('stay so in the file that mends it, wherever the row has moved; what is new is asked', async () => {
    const moved = ['1,Hồ Văn Ba,1950,24O123459,1500000', ...rows]
    const { problems } = await read(listOf(...moved), { declinedBefore })
    const ofNumbers = problems.filter(({ code }) => code === 'bad-id-number')
    expect(ofNumbers.map(({ row, declined = false }) => [row, declined])).toEqual([
      [2, false],
      [3, true],
    ])
  })

  it('are taken once their kind is accepted after all, and are not taken of before once they are declined', async () => {
    const after = await read(listOf(...rows), { declinedBefore, accepted: new Set(['bad-id-number']) })
    expect(after.people.map(({ row }) => row)).toContain(2)
    const before = await read(listOf(...rows), { takenBefore: declinedBefore, declined: new Set(['bad-id-number']) })
    expect(before.refused.map(({ row }) => row)).toContain(2)
  })

  it('leave a row in whose cell was only doubted, and say so', async () => {
    const named = listOf('1,Bà Trần Thị Hai,1960,240123456,1500000')
    const { people, problems } = await read(named, { declined: new Set(['odd-name']) })
    expect(people).toHaveLength(1)
    expect(problems.find(({ declined }) => declined)?.message).toMatch(
      /từ chối gợi ý .*: giữ như trong tệp; dòng vẫn được nhận\.$/,
    )
  })
})
