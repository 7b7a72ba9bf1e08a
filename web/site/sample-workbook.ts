import { maximumGrant } from '../../lambdas/domain/programmes/benefit.ts'
import type { Policy, Programme } from '../../lambdas/domain/programmes/programme.ts'
import { paidPolicies } from '../../lambdas/domain/programmes/programmes.ts'
import { partsOfDay } from '../../lambdas/domain/time/local-day.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import {
  type WrittenCell,
  type WrittenRow,
  type WrittenSheet,
  workbookToBytes,
} from '../../lambdas/lists/writer/write-workbook.ts'

/** Invented: no name, number or kinship in this file belongs to a living person. */
interface SamplePerson {
  readonly name: string
  readonly sex: 'nam' | 'nữ'
  readonly birthYear: number
  readonly relation: string
  readonly idNumber: string | null
  readonly note?: string
}

const hamlets: readonly { readonly name: string; readonly people: readonly SamplePerson[] }[] = [
  {
    name: 'Thôn 1',
    people: [
      { name: 'Nguyễn Văn Mẫu', sex: 'nam', birthYear: 1968, relation: 'Chủ hộ', idNumber: '0PP068000011' },
      { name: 'Trần Thị Thí Dụ', sex: 'nữ', birthYear: 1970, relation: 'Vợ', idNumber: '240000012' },
      { name: 'Nguyễn Thị Mẫu Hai', sex: 'nữ', birthYear: 1996, relation: 'Con', idNumber: '0PP196000013' },
      { name: 'Lê Văn Ví Dụ', sex: 'nam', birthYear: 1955, relation: 'Chủ hộ', idNumber: '240000014' },
      // The mistake every list has: Excel took the number for a number and dropped the zero in front, so 11 digits are left.
      { name: 'Phạm Thị Thử', sex: 'nữ', birthYear: 1985, relation: 'Chủ hộ', idNumber: 'PP185000015' },
      { name: 'Phạm Văn Thử Con', sex: 'nam', birthYear: 2009, relation: 'Con', idNumber: null, note: 'Chưa có số' },
    ],
  },
  {
    name: 'Buôn Mẫu',
    people: [
      { name: "H'Ƀlŭm Niê Kdăm", sex: 'nữ', birthYear: 1962, relation: 'Chủ hộ', idNumber: '240000017' },
      { name: 'Y Thí Niê Kdăm', sex: 'nam', birthYear: 1988, relation: 'Con', idNumber: '0PP088000018' },
      { name: "H'Dụ Êban", sex: 'nữ', birthYear: 1991, relation: 'Con dâu', idNumber: '0PP191000019' },
      { name: 'Y Mẫu Êban', sex: 'nam', birthYear: 1949, relation: 'Chủ hộ', idNumber: '240000020' },
      { name: "H'Thử Byă", sex: 'nữ', birthYear: 1952, relation: 'Vợ', idNumber: '240000021' },
      { name: 'Y Ví Mlô', sex: 'nam', birthYear: 1979, relation: 'Chủ hộ', idNumber: '0PP079000022' },
      // Stands in Thôn 1 already: moved in between the two surveys, as it happens.
      {
        name: 'Lê Văn Ví Dụ',
        sex: 'nam',
        birthYear: 1955,
        relation: 'Chủ hộ',
        idNumber: '240000014',
        note: 'Mới chuyển đến',
      },
    ],
  },
]

/** Of the households' members where the programme counts them, else the first that pays everybody the same. */
function samplePolicy(programme: Programme): Policy {
  const paid = paidPolicies(programme)
  const found =
    paid.find(({ unit }) => unit === 'member') ?? paid.find(({ benefit }) => /^fixed/.test(benefit.kind)) ?? paid[0]
  if (!found) throw new Error(`programme ${programme.id} pays nothing`)
  return found
}

const columns: WrittenSheet['columns'] = [
  { width: 6, style: 'centred' },
  { width: 28 },
  { width: 9, style: 'centred' },
  { width: 9, style: 'centred' },
  { width: 18 },
  { width: 20, style: 'text' },
  { width: 14, style: 'money' },
  { width: 20 },
]

const wide = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across: columns.length }]

const tall = (value: string): WrittenCell => ({ value, down: 2 })

function* rows(amount: number, province: string): Generator<WrittenRow> {
  let number = 0
  for (const hamlet of hamlets) {
    yield [{ value: hamlet.name, style: 'total', across: columns.length }]
    for (const { name, sex, birthYear, relation, idNumber, note } of hamlet.people) {
      number += 1
      const year = String(birthYear)
      yield [
        number,
        name,
        sex === 'nam' ? year : null,
        sex === 'nữ' ? year : null,
        relation,
        idNumber && ofProvince(idNumber, province),
        amount,
        note ?? null,
      ]
    }
  }
}

/** Numbers of citizens' cards begin with the code of the province: three digits, of which the last two are its own. */
const ofProvince = (idNumber: string, province: string): string =>
  idNumber.replace(/^(0?)PP(?=\d{9}$)/, (_, zero: string) => `${zero}${province}`)

const people = hamlets.reduce((sum, hamlet) => sum + hamlet.people.length, 0)

/** The twelfth of the month after the programme's first. */
function decisionDay({ appliesFrom }: Programme): string {
  const { year, month } = partsOfDay(appliesFrom)
  return month === 12 ? `12/1/${year + 1}` : `12/${month + 1}/${year}`
}

interface SampleOf {
  readonly programme: Programme
  readonly tree: UnitTree
}

/**
 * The sample list for officers: looks like a commune's own, with one number that is refused and one person who stands twice, so
 * that a newcomer sees what the check says.
 */
export function writeSampleWorkbook({ programme, tree }: SampleOf): Promise<Uint8Array> {
  const policy = samplePolicy(programme)
  const amount = maximumGrant(policy)
  const [commune, above] = tree.path(tree.map.exampleCommune)
  const place = [commune, above?.level === 'district' ? above : undefined]
    .flatMap((unit) => (unit ? [unit.name.toLocaleUpperCase('vi')] : []))
    .join(', ')
  const resolution = programme.resolution.vi.toLocaleUpperCase('vi')
  return workbookToBytes([
    {
      name: policy.publicName.slice(0, 31),
      columns,
      title: [
        wide(`UBND ${place}`, 'subtitle'),
        wide(`DANH SÁCH HỖ TRỢ THEO ${resolution} – ${place}`, 'title'),
        wide(`Đối tượng: ${policy.listWords[0] ?? policy.publicName}`, 'subtitle'),
        wide(
          `(Kèm theo Quyết định số 1042/QĐ-UBND ngày ${decisionDay(programme)} của Chủ tịch UBND tỉnh. Danh sách mẫu, tên và số không có thật)`,
          'subtitle',
        ),
      ],
      header: [
        [
          tall('STT'),
          tall('Họ và tên'),
          { value: 'Năm sinh', across: 2 },
          null,
          tall('Quan hệ với chủ hộ'),
          tall('Số CMND/CCCD'),
          tall('Số tiền'),
          tall('Ghi chú'),
        ],
        [null, null, 'Nam', 'Nữ', null, null, null, null],
      ],
      rows: rows(amount, tree.root.code.padStart(2, '0')),
      footer: [
        [
          null,
          { value: 'Tổng cộng', style: 'total' },
          null,
          null,
          null,
          null,
          { value: people * amount, style: 'total-money' },
        ],
      ],
    },
  ])
}
