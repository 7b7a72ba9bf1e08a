import { checked, namesOf } from '../a-list.ts'
import { columnsOf, people, usual } from './headerless.ts'

const titled = (header: readonly string[]) => checked([['DANH SÁCH HỖ TRỢ'], [...header], ...usual()])

describe('a header typed without accents', () => {
  it.each([
    [['STT', 'HO VA TEN', 'NAM SINH', 'SO CMND', 'SO TIEN']],
    [['STT', 'HO TEN', 'NAM SINH', 'SO CMND', 'SO TIEN']],
    [['Stt', 'Ho Va Ten', 'Nam Sinh', 'So CMND', 'So Tien']],
    [['STT', 'HO VA TEN (chu in hoa)', 'NAM SINH', 'SO CMND', 'SO TIEN']],
    [['STT', 'ho va ten', 'nam sinh', 'so cmnd', 'so tien']],
    [['STT', 'HO TEN CHU HO', 'NAM SINH', 'SO CMND', 'SO TIEN']],
  ])('is the header, not somebody of the family Hồ: %p', async (header) => {
    const list = await titled(header)
    expect(namesOf(list)).toEqual(people.map(({ fullName }) => fullName))
    expect(list.file.sheets[0]).toMatchObject({
      headerRow: 2,
      columns: header.map((text) => ({ header: text, confidence: expect.any(Number) })),
    })
    expect(list.file.sheets[0]?.columns.filter(({ confidence, reason }) => confidence < 0.9 || reason)).toEqual([])
  })

  it('is one as well where only a phrase of it is known', async () => {
    const list = await titled(['STT', 'HO VA TEN NGUOI NHAN TIEN', 'NAM SINH', 'SO CMND', 'SO TIEN'])
    expect(list.file.sheets[0]?.headerRow).toBe(2)
    expect(columnsOf(list)).toEqual(['A stt 1', 'B fullName 0.65', 'C birth 0.95', 'D idNumber 0.95', 'E amount 0.95'])
  })

  it('may have words beside it that begin as surnames do', async () => {
    for (const other of ['LY DO', 'HOAN CANH', 'HO SO', 'TRINH DO']) {
      const list = await checked([
        ['STT', 'HO VA TEN', other, 'NAM SINH', 'SO TIEN'],
        ...people.map(({ fullName, year, amount }, at) => [at + 1, fullName, 'theo đơn', year, amount]),
      ])
      expect(list.file.sheets[0]?.headerRow).toBe(1)
      expect(list.file.sheets[0]?.columns.filter(({ reason }) => reason)).toEqual([])
    }
  })

  it('lets the first rows teach how births are written, as any other header does', async () => {
    const list = await checked([
      ['STT', 'HO VA TEN', 'NGAY SINH', 'SO CMND'],
      ...people.map(({ fullName, year, idNumber }, at) => [
        ...[at + 1, fullName, at % 2 ? `01/01/${year}` : `${13 + at}/02/${year}`, idNumber],
      ]),
    ])
    expect(list.people[0]?.birth).toEqual({ year: people[0]?.year, month: 2, day: 13 })
    expect(list.people[1]?.birth).toEqual({ year: people[1]?.year, month: null, day: null })
  })

  it('does not make people of the family Hồ a header', async () => {
    const rows = usual().map(([stt = null, , ...rest], at) => [
      ...[stt, ['HO VAN TEN', 'HO THI ME', 'HO VA'][at % 3] ?? null, ...rest],
    ])
    expect((await checked(rows)).people).toHaveLength(12)
  })
})
