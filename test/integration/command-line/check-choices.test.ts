import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTcvn3 } from '../../../local/demo/old-fonts.ts'
import { ansinhCalls } from '../../support/ansinh-calls.ts'
import { listFile, people } from '../../support/list-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-choices-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ansinh = ansinhCalls()

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
interface Report {
  readonly file: {
    readonly sheets: readonly {
      readonly columns: readonly { readonly column: string; readonly field: string | null }[]
    }[]
  }
  readonly people: readonly { readonly fullName: string; readonly policy: string | null }[]
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}
const checked = async (...args: string[]): Promise<Report> =>
  JSON.parse((await ansinh('check', ...args, '--json')).stdout)

const csv = [
  'STT,Họ và tên,Năm sinh,Dãy ký tự riêng,Số CMND,Thôn',
  '1,Nguyễn Thị Ánh,1985,X7,24O123457,Thôn 1',
  '2,Trần Văn Bình,1970,X8,240123456,Thôn 2',
].join('\n')

describe('what a person tells the command line’s check, as he tells the console', () => {
  it('is which texts of an old font stay as they stand', async () => {
    const names = ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Đỗ Thị Ánh', 'Lê Văn Tám']
    const rows = [
      ...people(4).map((person, at) => ({ ...person, fullName: inTcvn3(names[at] ?? '') })),
      ...people(1, { fullName: 'Y Ñuê' }),
    ]
    const path = file('phong.xlsx', await listFile({ rows }))
    const namesOf = async (...args: string[]) =>
      (await checked(path, '--convert', ...args)).people.map(({ fullName }) => fullName)
    expect(await namesOf('--keep', 'Y Ñuê')).toEqual([...names, 'Y Ñuê'])
    expect(await namesOf()).not.toContain('Y Ñuê')
    expect((await ansinh('check', path, '--convert')).stdout).toContain('--keep "CHỮ"')
  })

  it('is which kinds of suggestions are taken or declined; it says which there are', async () => {
    const path = file('goi-y.csv', csv)
    expect((await ansinh('check', path)).stdout).toContain('--decline MÃ để từ chối: bad-id-number.')
    expect((await checked(path, '--accept', 'bad-id-number')).people).toHaveLength(2)
    const { people: taken, problems } = await checked(path, '--decline', 'bad-id-number')
    expect(taken).toHaveLength(1)
    expect(problems.find(({ code }) => code === 'bad-id-number')?.message).toContain('đã từ chối gợi ý 240123457')
    expect((await ansinh('check', path, '--decline', 'bad-id-number')).stdout).not.toContain('--accept MÃ')
  })

  it.each(['F', 'thôn'])('is what a column is, by its letter or its header (%s)', async (column) => {
    const path = file('cot.csv', csv)
    const { file: read } = await checked(path, '--column', `${column}=address`, '--column', 'D=')
    const fields = read.sheets[0]?.columns.flatMap((one) => (['D', 'F'].includes(one.column) ? [one.field] : []))
    expect(fields).toEqual([null, 'address'])
  })

  it('is what the columns are of a table that nothing tells for a list, by letter or by header', async () => {
    const rows = [
      'TT,Danh tính,Nơi ở,Khoản',
      '1,Điểu Kré,Thôn 1,750000',
      '2,Mí Sa,Thôn 2,750000',
      '3,Ama Quăng,Thôn 2,750000',
    ]
    const path = file('khong-ro.csv', rows.join('\n'))
    const { status, stderr } = await ansinh('check', path)
    expect(status).toBe(2)
    expect(stderr).toMatch(/B "Danh tính": .*3\/3 ô có thể là tên người/)
    expect(stderr).toContain('thêm --column CỘT=fullName')
    for (const names of ['B', 'Danh tính'])
      expect((await checked(path, '--column', `${names}=fullName`, '--column', 'D=amount')).people).toHaveLength(3)
  })

  it('is that a table which looks like corrections is to be paid by', async () => {
    const rows = [
      'STT,Họ và tên,Số CMND,Số tiền đã duyệt,Số tiền điều chỉnh',
      '1,Trần Thị Hai,240123456,750000,1500000',
    ]
    const path = file('dinh-chinh.csv', rows.join('\n'))
    expect((await ansinh('check', path)).status).toBe(2)
    expect((await checked(path, '--accept', 'correction-list')).people).toHaveLength(1)
  })

  it('is the policy of the whole list, and the commune that it is for', async () => {
    const titled = file(
      'xa.xlsx',
      await listFile({ commune: 'Xã Ea Tiêu', title: 'DANH SÁCH HỘ NGHÈO', rows: people(1, { policy: 'Hộ nghèo' }) }),
    )
    const codes = async (...args: string[]) => (await checked(titled, ...args)).problems.map(({ code }) => code)
    expect(await codes('--commune', 'Xã Ea Ktur')).toContain('other-commune')
    expect(await codes('--commune', 'Xã Ea Tiêu')).not.toContain('other-commune')
    expect(await codes('--policy', 'A6')).toContain('other-policy')
    expect(await codes('--policy', 'A7a')).not.toContain('other-policy')
  })

  it.each([
    [
      'a kind that there is not',
      ['--accept', 'bad-luck'],
      /Không có loại gợi ý bad-luck.*bad-id-number.*correction-list/,
    ],
    ['a kind that cannot be declined', ['--decline', 'correction-list'], /Không có loại gợi ý correction-list/],
    ['yes and no', ['--accept', 'bad-birth', '--decline', 'bad-birth'], /chỉ ghi ở --accept hoặc ở --decline/],
    ['a meaning that there is not', ['--column', 'D=telephone'], /Không hiểu --column D=telephone.*idNumber/],
    ['a column that there is not', ['--column', 'Z=idNumber'], /Tệp không có cột Z\. Các cột: A \(STT\)/],
    ['a policy that there is not', ['--policy', 'B7'], /Không có chính sách B7.*A6/],
  ])('is refused where it is %s', async (_, args, words) => {
    const { status, stdout, stderr } = await ansinh('check', file('sai.csv', csv), ...args)
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)])
  })

  it('is listed by --help', async () => {
    const { status, stdout } = await ansinh('check', '--help')
    expect([
      status,
      ...['keep', 'accept', 'decline', 'column', 'policy', 'commune'].filter((one) => !stdout.includes(`--${one} `)),
    ]).toEqual([0])
  })
})
