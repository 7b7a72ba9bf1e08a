import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportFilter } from '../../../lambdas/domain/exports/export-order.ts'
import type { PrintedNumbers } from '../../../lambdas/domain/ids/printed-numbers.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Role } from '../../../lambdas/domain/permissions/permission-table.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { writeExport } from '../../../lambdas/functions/write-export/write-export.ts'
import type { WrittenFile } from '../../../lambdas/runtime/written-file.ts'
import { readingsOf } from '../../../lambdas/store/ledger/ledger-store.ts'
import { getExport, putExport, type StoredExport } from '../../../lambdas/store/orders/export-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { rowsOfExport } from '../../simulate/verdict/exported-file.ts'
import { anActor, aPayment, morning } from '../../support/builders.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { textsOf } from '../../unit/lists/hand-made-workbook.ts'
import { aRight, cuKuin, eaKtur, elsewhere, exchange, marks, order as pay, stored, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const folder = mkdtempSync(join(tmpdir(), 'ansinh-exports-'))
afterAll(() => rmSync(folder, { recursive: true }))

let register: Register
const people = [
  aRight('A', { number: '066085001111', fullName: 'Y Bhiăt Êban' }),
  aRight('B', { number: '240123456', fullName: 'Nguyễn Thị Hồng', policy: 'A7a' }),
  aRight('C', { fullName: '=cmd|A1', commune: eaKtur, offset: dong(750_000) }),
  aRight('D', { fullName: 'Trần Văn Xa', commune: elsewhere }),
]
beforeAll(async () => {
  register = await engine.freshRegister()
  await takenIn(register, ...people)
  const command = aPayment({ note: 'chồng nhận theo CMND 240123457' })
  await pay(register, await stored(register, people[0]?.id ?? ''), { command })
})

const everyone: ExportFilter = {
  programme: 'nq42-2020',
  unit: cuKuin,
  ...noQuestion,
  name: null,
}

interface Asked {
  readonly filter?: Partial<ExportFilter>
  readonly format?: 'xlsx' | 'csv' | 'pdf'
  readonly mostPrinted?: number
  readonly role?: Role
  readonly numbers?: PrintedNumbers
}
let orders = 0

async function exported({
  filter,
  format = 'xlsx',
  role = 'huyen',
  mostPrinted = 20_000,
  numbers = 'last-digits',
}: Asked = {}): Promise<{
  known: StoredExport | undefined
  bytes: Buffer
  files: WrittenFile[]
}> {
  const by = { username: anActor().username, role, unit: cuKuin }
  const id = marks.id('export', orders++)
  await putExport(register, { id, filter: { ...everyone, ...filter }, format, numbers, by, at: morning }, by)
  const files: WrittenFile[] = []
  const desk = { register, tree, exchange: async () => exchange, now: () => morning, mostPrinted }
  const copy = join(folder, id)
  const put = async (file: WrittenFile): Promise<void> => {
    files.push(file)
    copyFileSync(file.path, copy)
  }
  const known = await writeExport({ ...desk, put }, { username: by.username, exportId: id }, 'first')
  await writeExport({ ...desk, put }, { username: by.username, exportId: id }, 'second')
  return { known, bytes: files.length > 0 ? readFileSync(copy) : Buffer.of(), files }
}

describe('an exported list', () => {
  it('holds whom the filter shows and no unit beside it, with filter, author, count, sum and the hash of its rows', async () => {
    const { known, bytes, files } = await exported()
    const texts = await textsOf(bytes)
    const rows = texts.filter(([number]) => /^\d+$/.test(number ?? ''))
    expect(rows.map(([, name]) => name)).toEqual(['=cmd|A1', 'Nguyễn Thị Hồng', 'Y Bhiăt Êban'])
    const all = texts.flat().join('\n')
    expect(all).toContain('Điều kiện lọc: Huyện Cư Kuin; mọi chính sách; mọi trạng thái')
    expect(all).toContain(`Người xuất: ${anActor().username}`)
    const amount = people.slice(0, 3).reduce((sum, one) => sum + one.amount, 0)
    expect(known).toMatchObject({ state: 'done', sums: { supports: 3, amount } })
    expect(all).toContain(`Cộng: 3 khoản hỗ trợ, ${amount.toLocaleString('de-DE')} đồng`)
    expect(all).toContain(known?.sums?.digest)
    expect(files.map(({ key }) => key)).toEqual([known?.file])
    // Who took them out stands in the ledger of the unit, with the order.
    const { newest } = await readingsOf(register, `EXPORT#${known?.id}`)
    expect(newest).toMatchObject([{ type: 'register.exported', at: morning, actor: { username: anActor().username } }])
    // What every đồng became, from the rows themselves.
    expect(all).toContain('Đã trừ khoản nhận trước (đồng)')
    expect(rows.map((row) => row.includes('750000'))).toEqual([true, false, false])
    expect(all).toContain('Các quyết định cấp 5.250.000 đồng = đã trừ vào khoản nhận trước 750.000 đồng')
    expect(all).toContain('Tự kiểm tra: được duyệt chi 3 khoản, 4.500.000 đồng = đã chi 1 khoản, 1.500.000 đồng')
    expect(all).toContain('chờ chi 2 khoản, 3.000.000 đồng: khớp.')
  })

  it('can be checked by its own rows', async () => {
    const { known, bytes } = await exported({ format: 'csv', numbers: 'full' })
    const text = bytes.toString('utf8')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toContain("'=cmd|A1")
    expect(text).toContain('066085001111')
    // As somebody would who has only the file: its rows as JSON, one a line, blanks as null, numbers as numbers.
    const rows = text.split('\r\n').filter((line) => /^\d/.test(line))
    const hash = createHash('sha256')
    for (const row of rows) {
      const cells = row.split(',').map((cell, at) => {
        if (cell === '') return null
        return [0, 10, 11, 12].includes(at) ? Number(cell) : cell.replace(/^'/, '')
      })
      hash.update(`${JSON.stringify(cells)}\n`)
    }
    expect(rows).toHaveLength(3)
    expect(hash.digest('hex')).toBe(known?.sums?.digest)
    // So does the simulated month, which reads what officers take out.
    const again = await exported()
    for (const [format, file] of [
      ['csv', bytes],
      ['xlsx', again.bytes],
    ] as const) {
      const { digest, foot } = await rowsOfExport(file, format)
      expect(digest).toBe(format === 'csv' ? known?.sums?.digest : again.known?.sums?.digest)
      expect(foot.join('\n')).toContain(': khớp.')
    }
  })

  it('keeps to the filter', async () => {
    const paid = await exported({ filter: { status: 'paid' } })
    expect(paid.known?.sums?.supports).toBe(1)
    const named = await exported({ filter: { name: 'thi hong' } })
    expect(named.known?.sums?.supports).toBe(1)
    const policy = await exported({ filter: { policy: 'A7a' } })
    expect(policy.known?.sums?.supports).toBe(1)
    const none = await exported({ filter: { name: 'khong co ai' } })
    expect(none.known?.sums).toMatchObject({ supports: 0, amount: 0 })
  })

  it('shows of numbers what the screen shows, and whole ones to whoever orders and may read them', async () => {
    for (const asked of [{}, { role: 'observer', numbers: 'full' }] as const) {
      const all = (await textsOf((await exported(asked)).bytes)).flat().join('\n')
      expect(all).toContain('•••• 1111')
      expect(all).not.toContain('066085001111')
      expect(all).toContain('chồng nhận theo CMND •••• 3457')
      expect(all).not.toContain('ghi đủ')
    }
    const whole = (await textsOf((await exported({ numbers: 'full' })).bytes)).flat().join('\n')
    expect(whole).toContain('066085001111')
    expect(whole).toContain('chồng nhận theo CMND 240123457')
    expect(whole).toContain('Số CMND/CCCD ghi đủ')
  })

  it('on paper has the same people, filter, author, sum and hash, and each sheet says who made it', async () => {
    const { known, bytes, files } = await exported({ format: 'pdf' })
    const { pages, landscape } = readPdf(bytes)
    const all = pages.flat().join(' ')
    for (const { person } of people.slice(0, 3)) expect(all).toContain(person.fullName)
    expect(all).toContain('•••• 1111')
    expect(all).not.toContain('Trần Văn Xa')
    expect(all).toContain('Điều kiện lọc: Huyện Cư Kuin; mọi chính sách; mọi trạng thái')
    const amount = people.slice(0, 3).reduce((sum, one) => sum + one.amount, 0)
    expect(all).toContain(`Cộng: 3 khoản hỗ trợ, ${amount.toLocaleString('de-DE')} đồng`)
    expect(all).toContain(known?.sums?.digest)
    // A day is not broken in two.
    expect(pages.flat().filter((text) => /^\d{1,2}\/\d{1,2}\/\d{1,3}$/.test(text))).toEqual([])
    expect(known?.sums?.digest).toBe((await exported({ format: 'csv' })).known?.sums?.digest)
    expect([pages.length, landscape]).toEqual([1, [true]])
    for (const page of pages)
      expect(page.filter((text) => text.startsWith('Người xuất: ')).length).toBeGreaterThanOrEqual(1)
    expect(all).toContain('Trang 1')
    expect(files).toMatchObject([{ type: 'application/pdf', fileName: 'danh-sach-657.pdf' }])
  })

  it('of more people than a PDF may have ends as failed with the reason, and no file; a workbook has no such end', async () => {
    expect((await exported({ format: 'pdf', mostPrinted: 3 })).known).toMatchObject({ state: 'done', fault: null })
    const { known, files } = await exported({ format: 'pdf', mostPrinted: 2 })
    expect(known).toMatchObject({ state: 'failed', fault: 'too-long', sums: null, file: null })
    expect(files).toEqual([])
    expect((await exported({ mostPrinted: 2 })).known).toMatchObject({ state: 'done', sums: { supports: 3 } })
  })

  it('is given to nobody else', async () => {
    const { known } = await exported()
    expect(await getExport(register, 'nguoi-khac', known?.id ?? '')).toBeUndefined()
  })
})
