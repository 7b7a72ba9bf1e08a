import { strFromU8, unzipSync } from 'fflate'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { resolvePolicy } from '../../../../lambdas/domain/programmes/resolve-policy.ts'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { type SignedList, type SignedRow, signedSheet } from '../../../../lambdas/lists/templates/signed-list.ts'
import { workbookToBytes } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf } from '../a-list.ts'
import { expectWellFormed } from '../annotate/well-formed.ts'
import { open } from '../hand-made-workbook.ts'

const policies = ['Hộ nghèo', 'Bảo trợ xã hội', 'Người có công', 'Hộ cận nghèo']
const names = ["H'Ƀlă Niê Kđăm", 'Y Bhiăt Êban', 'Nguyễn Thị Hồng', 'Trần Văn Giao', 'H Čŏn Ñuôl', '=Lê Văn A']
const row = (number: number, parts: Partial<SignedRow> = {}): SignedRow => ({
  number,
  fullName: names[number % names.length] ?? '',
  birthYear: 1950 + number,
  idNumber: null,
  lastDigits: '4321',
  policy: policies[number % policies.length] ?? '',
  amount: 750_000 * (1 + (number % 2)),
  note: null,
  ...parts,
})
const group = (hamlet: string | null, rows: SignedRow[]) => ({
  hamlet,
  rows,
  amount: rows.reduce((sum, { amount }) => sum + amount, 0),
})
const groups = [
  group(null, [row(1)]),
  group(
    'Kmrơ̆ng Prŏng',
    [2, 3].map((number) => row(number)),
  ),
  group(
    'Thôn 2',
    [4, 5, 6].map((number) => row(number)),
  ),
]
const list: SignedList = {
  place: { communeName: 'Xã Ea Tiêu', districtName: 'Huyện Cư Kuin', provinceName: 'Tỉnh Đắk Lắk' },
  code: 'DS-7KQM-3XV',
  title: 'DANH SÁCH CHI TRẢ, KÝ NHẬN HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  lines: ['(Kèm theo Quyết định số 1234/QĐ-UBND ngày 12/05/2020)'],
  hasLastDigits: true,
  groups,
  people: 6,
  amount: groups.reduce((sum, { amount }) => sum + amount, 0),
  signers: ['NGƯỜI LẬP BIỂU', 'NGƯỜI CHI TRẢ', 'CHỦ TỊCH UBND'],
}
const context = {
  asOf,
  expectedCommuneName: 'Xã Ea Tiêu',
  resolvePolicy: (text: string) => resolvePolicy(nq42, text)?.code ?? null,
}
const readBack = async (printed: SignedList) =>
  checkList(await open(await workbookToBytes([signedSheet(printed)])), context)

describe('a list for signing as a workbook', () => {
  it('has each hamlet on pages of its own, and its code on every page', async () => {
    const parts = unzipSync(await workbookToBytes([signedSheet(list)]))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expectWellFormed(sheet)
    const header = Number(/<row r="(\d+)"><c [^>]*><is><t>STT/.exec(sheet)?.[1])
    // Heading, one person, subtotal; heading, two people, subtotal.
    expect([...sheet.matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual([header + 3, header + 7])
    expect(sheet).toContain('<oddFooter>&amp;LDS-7KQM-3XV&amp;CTrang &amp;P/&amp;N</oddFooter>')
    expect(sheet).not.toContain('fitToPage')
    expect(sheet).toContain('Bằng chữ: Sáu triệu bảy trăm năm mươi nghìn đồng')
    // Another may sign: what the record asks of him has a place on the paper.
    expect(sheet).toContain('Ghi chú (người nhận thay)')
    expect(sheet).toContain('Ký nhận thay (STT, họ tên, quan hệ, giấy tờ nhận thay)')
  })

  it('reads back whole when it is filled in: every person, hamlet, policy, sum and number', async () => {
    const numbers = ['240123456', '066085004321', '', '', '', '']
    const filled = {
      ...list,
      groups: groups.map((one) => ({
        ...one,
        rows: one.rows.map((line) => ({ ...line, idNumber: numbers[line.number - 1] || null, note: 'con nhận thay' })),
      })),
    }
    const { people, problems, refused } = await readBack(filled)
    const rows = filled.groups.flatMap(({ rows }) => rows)
    expect(people.map(({ fullName }) => fullName)).toEqual(rows.map(({ fullName }) => fullName))
    expect(people.map(({ amount }) => amount)).toEqual(rows.map(({ amount }) => amount))
    expect(people.map(({ policyText }) => policyText)).toEqual(rows.map(({ policy }) => policy))
    expect(people.map(({ hamlet }) => hamlet)).toEqual([
      null,
      ...Array(2).fill('Kmrơ̆ng Prŏng'),
      ...Array(3).fill('Thôn 2'),
    ])
    expect(people.map(({ idNumbers }) => idNumbers[0]?.number ?? '')).toEqual(numbers)
    expect(people.map(({ birth }) => birth?.year)).toEqual(rows.map(({ birthYear }) => birthYear))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(refused).toEqual([])
  })
})
