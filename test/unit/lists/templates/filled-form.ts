import * as SheetJs from '@e965/xlsx'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import type { Programme } from '../../../../lambdas/domain/programmes/programme.ts'
import type { Sex } from '../../../../lambdas/lists/checked-list.ts'
import {
  type FormCode,
  type FormPlace,
  formWorkbook,
  listForm,
} from '../../../../lambdas/lists/templates/form-workbook.ts'
import { inventName } from '../../../../local/demo/invented-names.ts'
import type { Random } from '../../../../local/demo/random.ts'

/** One invented person as an officer would type him into a form. */
export type Typed = {
  fullName: string
  sex: Sex
  /** As typed: a year, or a whole day. */
  birth: { year: number; month: number | null; day: number | null }
  idNumber: string
  hamlet: string
  policyText: string
  relation: string
  amount: number
  note: string
}

/** What goes into a column of a form, by its header; columns that are not named stay empty, as some do in life. */
function cellOf(header: string, person: Typed, index: number): string | number | null {
  const { birth } = person
  const two = (part: number) => String(part).padStart(2, '0')
  const born =
    birth.month === null || birth.day === null
      ? String(birth.year)
      : `${two(birth.day)}/${two(birth.month)}/${birth.year}`
  if (header === 'STT') return index + 1
  if (header.startsWith('Họ và tên')) return person.fullName
  if (header === 'Nam') return person.sex === 'nam' ? born : null
  if (header === 'Nữ') return person.sex === 'nữ' ? born : null
  if (/sinh/.test(header)) return born
  if (header === 'Giới tính') return person.sex === 'nam' ? 'Nam' : 'Nữ'
  if (header.startsWith('Số CMND')) return person.idNumber
  if (/^(?:Thôn|Địa chỉ)/.test(header)) return person.hamlet
  if (/(?:^|\s)đối tượng$/i.test(header)) return person.policyText
  if (header === 'Quan hệ với chủ hộ') return person.relation
  if (header === 'Số tiền') return person.amount
  if (header.startsWith('Ghi chú')) return person.note || null
  if (header === 'Số tháng hỗ trợ') return 3
  if (header === 'Số ngày hỗ trợ') return 14
  if (header === 'Dân tộc') return 'Êđê'
  return /^(?:Ký|Điện thoại|Số tài khoản|MST)/.test(header) ? null : `${header} ${index}`.toLowerCase()
}

/** The form as it is downloaded, with people typed in below its header; Excel's own part is played by SheetJS. */
export async function filledForm(
  code: FormCode,
  place: FormPlace,
  people: readonly Typed[],
  programme: Programme = nq42,
): Promise<Uint8Array> {
  const form = listForm(programme, code, place)
  const { columns } = form
  const book = SheetJs.read(await formWorkbook(form, place, { rows: people.length + 5 }), {
    type: 'array',
    cellNF: true,
  })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const first = firstRow(sheet)
  for (const [index, person] of people.entries()) {
    for (const [column, { header }] of columns.entries()) {
      const value = cellOf(header, person, index)
      if (value === null) continue
      const address = SheetJs.utils.encode_cell({ r: first + index - 1, c: column })
      sheet[address] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
    }
  }
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

/** The row below the header: the one below "STT", or two below it where the header has two rows. */
export function firstRow(sheet: SheetJs.WorkSheet): number {
  const header = Object.keys(sheet).find((address) => sheet[address]?.v === 'STT') ?? 'A0'
  const { r, c } = SheetJs.utils.decode_cell(header)
  const merged = sheet['!merges']?.find(({ s }) => s.r === r && s.c === c)
  return (merged?.e.r ?? r) + 2
}

export function inventPerson(random: Random, hamlets: readonly string[], policies: readonly string[]): Typed {
  const sex: Sex = random.chance(0.5) ? 'nam' : 'nữ'
  const year = 1930 + random.below(75)
  const isWhole = random.chance(0.5)
  const birth = { year, month: isWhole ? 1 + random.below(12) : null, day: isWhole ? 1 + random.below(28) : null }
  const serial = String(random.below(1e6)).padStart(6, '0')
  const century = year >= 2000 ? 2 : 0
  const cccd = `066${century + (sex === 'nữ' ? 1 : 0)}${String(year % 100).padStart(2, '0')}${serial}`
  return {
    fullName: inventName(random, sex, random.chance(0.4)),
    sex,
    birth,
    idNumber: random.chance(0.6) ? cccd : `08${random.below(10)}${serial}`,
    hamlet: random.pick(hamlets),
    policyText: random.pick(policies),
    relation: 'Chủ hộ',
    amount: 750_000 * (1 + random.below(3)),
    note: random.chance(0.2) ? 'Con nhận thay' : '',
  }
}
