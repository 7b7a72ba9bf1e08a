import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../bin/ansinh.ts'
import { machineFile } from '../../bin/commands/machine.ts'
import { freePort } from '../../local/engines/free-port.ts'

describe('the command line', () => {
  let told: string
  beforeEach(() => {
    told = ''
    for (const name of ['log', 'error'] as const)
      jest.spyOn(console, name).mockImplementation((...words: unknown[]) => {
        told += String(words[0])
      })
  })
  afterEach(() => {
    jest.restoreAllMocks()
    for (const name of ['REGISTER_TABLE', 'SITE_URL']) delete process.env[name]
  })

  it.each([
    [['check', 'a.xlsx', '--accept'], 2, /Thiếu giá trị của tuỳ chọn --accept: ghi ngay sau nó/],
    [['check', 'a.xlsx', '--json=1'], 2, /Không hiểu tuỳ chọn: --json\n/],
    [['check', 'a.xlsx', '--commune', ' '], 2, /Chưa có tên xã sau --commune/],
    [['check', 'a.xlsx', '--commune', 'Xã Ea Tieuu'], 2, /Không có xã, phường, thị trấn nào tên Xã Ea Tieuu/],
    [['check', '--sai', 'a.xlsx'], 2, /Không hiểu tuỳ chọn: --sai\n {2}ansinh check {4}kiểm tra một danh sách/],
    [['fire', '--help'], 0, /^ansinh fire: chạy ngay một lịch/],
    [['khong-co'], 2, /^An Sinh – tiền hỗ trợ/],
    [['account', '--data', '/khong-co'], 2, /Không thấy hệ thống nào chạy với dữ liệu ở \/khong-co: chạy "npm start"/],
    [['account', '--role', 'chu-tich'], 2, /Không có vai trò chu-tich: --role là một trong tinh, huyen, xa, payer/],
    [['--help'], 0, /ansinh start/],
    [['start', '--help'], 0, /--port.*--data.*--demo.*--programme.*--units/],
    [['ledger', '--help'], 0, /verify \[--from THƯ-MỤC\] \[--seal=MÃ\].*export THƯ-MỤC/],
  ])('%j ends with %d', async (args, status, words) => {
    expect(await main(args)).toBe(status)
    expect(told).toMatch(words)
  })

  it('says what is wrong with the address of the cloud’s site, where that one is meant', async () => {
    Object.assign(process.env, { REGISTER_TABLE: 'register', SITE_URL: 'ansinh.example' })
    expect(await main(['ledger', 'verify'])).toBe(2)
    expect(told).toContain('SITE_URL=ansinh.example không phải địa chỉ: ghi cả https://')
    told = ''
    expect(await main(['ledger', 'verify', '--data', '/khong-co'])).toBe(2)
    expect(told).toContain('Không thấy hệ thống đang chạy trên /khong-co.')
  })

  it('tells which system does not answer when the one of the folder has been stopped', async () => {
    const data = mkdtempSync(join(tmpdir(), 'ansinh-stopped-'))
    const port = await freePort()
    const machine = {
      pid: 1,
      siteUrl: `http://127.0.0.1:${port}/`,
      environment: {},
      province: { username: 'so-ldtbxh', password: 'An-Sinh-2020' },
      demo: null,
    }
    writeFileSync(machineFile(data), JSON.stringify(machine))
    expect(await main(['fire', 'DailyReport', '--data', data])).toBe(1)
    expect(told).toContain(`Không ai trả lời ở 127.0.0.1:${port}: hệ thống trên máy này đã dừng.`)
    rmSync(data, { recursive: true })
  })
})
