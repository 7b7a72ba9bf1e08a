import { main } from '../../bin/ansinh.ts'

describe('the command line', () => {
  let told: string
  beforeEach(() => {
    told = ''
    for (const name of ['log', 'error'] as const)
      jest.spyOn(console, name).mockImplementation((...words: unknown[]) => {
        told += String(words[0])
      })
  })
  afterEach(() => jest.restoreAllMocks())

  it.each([
    [['check', '--sai', 'a.xlsx'], 2, /Không hiểu tuỳ chọn: --sai a\.xlsx\n {2}ansinh check {4}kiểm tra một danh sách/],
    [['fire', '--help'], 0, /^ansinh fire: chạy ngay một lịch/],
    [['khong-co'], 2, /^An Sinh – tiền hỗ trợ/],
    [['--help'], 0, /ansinh start/],
  ])('%j ends with %d', async (args, status, words) => {
    expect(await main(args)).toBe(status)
    expect(told).toMatch(words)
  })
})
