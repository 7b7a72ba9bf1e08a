import { formatDong, groupThousands } from '../money/dong.ts'
import { notPaidReasonNames, statusNames } from '../payments/payment-status.ts'
import { officeInWords, officeName } from '../permissions/office-name.ts'
import { isRole } from '../permissions/permission-table.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { supportsName } from './count-names.ts'
import { type AccountPart, accountPartNames, accountParts } from './payer-counts.ts'
import { type Count, type CountDifference, isRecountOverdue, parentOfDays, type Recount } from './recount.ts'

/** Differences that are told one by one; one fault usually makes several. */
const mostTold = 5

/** What the last recount found, the verdict first: for the province's desk and the daily mail. */
export function recountWords(
  recount: Recount | undefined,
  { tree, policyName, now }: { tree: UnitTree; policyName: (code: string) => string; now: number },
): string[] {
  if (!recount) return ['Số đếm chưa được kiểm với hồ sơ lần nào.']
  const { endedAt, records, differing, differences, unsettled } = recount
  const looked = `kiểm lúc ${formatInstant(endedAt)} trên ${groupThousands(records)} hồ sơ`
  const nameOf = (place: string): string => {
    const parent = parentOfDays(place)
    return parent === null ? (tree.find(place)?.name ?? place) : `số đếm theo ngày của ${tree.find(parent)?.name}`
  }
  return [
    ...(differing > 0
      ? [
          `Số đếm KHÔNG khớp với hồ sơ ở ${groupThousands(differing)} chỗ, ${looked}. Báo cáo theo số đếm chưa đúng cho đến khi được sửa; báo bộ phận kỹ thuật.`,
          ...differences.slice(0, mostTold).map((one) => differenceWords(one, { tree, policyName })),
          ...(differing > mostTold ? [`Và ${groupThousands(differing - mostTold)} chỗ nữa.`] : []),
        ]
      : [`Số đếm khớp với hồ sơ, ${looked}.`]),
    ...(unsettled.length > 0
      ? [`Chưa so được vì đang có thay đổi liên tục: ${unsettled.map(nameOf).join(', ')}. Lần kiểm sau so lại.`]
      : []),
    ...(isRecountOverdue(recount, now) ? ['Lần kiểm này đã quá 36 giờ: việc kiểm hằng đêm không chạy.'] : []),
  ]
}

function differenceWords(
  { commune, policy, part, counted, recorded }: CountDifference,
  { tree, policyName }: { tree: UnitTree; policyName: (code: string) => string },
): string {
  const name = tree.find(commune)?.name ?? commune
  const figures = ({ people, amount }: Count): string =>
    `${groupThousands(people)} ${supportsName}, ${formatDong(amount)}`
  return `${name}, ${policyName(policy)}, “${partName(part, tree)}”: số đếm ${figures(counted)}; hồ sơ ${figures(recorded)}.`
}

const isAccountPart = (kind: string): kind is AccountPart => (accountParts as readonly string[]).includes(kind)

/** `paid` → `Đã chi trả`, as the desks call it. */
function partName(part: string, tree: UnitTree): string {
  const named: Readonly<Record<string, string>> = {
    ...statusNames,
    'asked-back': 'Phải thu hồi chi sai',
    returned: 'Đã thu hồi chi sai',
    offset: 'Đã trừ khoản thấp chi trước',
    'no-number': 'Chưa có số giấy tờ',
    'paid-no-number': 'Đã chi, chưa có số giấy tờ',
    'handed-out': 'Các lần chi theo ngày chi',
    'person-days': 'Số người-ngày',
    'paid-person-days': 'Số người-ngày đã chi',
    household: 'Số hộ',
    'paid-household': 'Số hộ đã chi',
    'in-household': 'Khẩu đã rõ hộ',
    ...Object.fromEntries(Object.entries(notPaidReasonNames).map(([reason, name]) => [`reason-${reason}`, name])),
  }
  const [kind = '', role = '', ...rest] = part.split('-')
  if (kind === 'day') return `các ngày cộng lại: ${partName(part.slice('day-'.length), tree)}`
  if (kind === 'due') return `Còn phải chi tháng ${part.slice('due-'.length)}`
  if (kind === 'late' && isRole(role)) return `Nhập muộn: ${officeName(tree, role, rest.join('-'))}`
  if (kind === 'office' && isRole(role)) return `Đã chi qua ${officeName(tree, role, rest.join('-'))}`
  if (kind === 'outof' && isRole(rest[0] ?? ''))
    return `Tiền của ${officeName(tree, 'payer', role)}, do ${officeInWords(tree, rest.join('-'))} nhập`
  if (isAccountPart(kind)) return `${officeName(tree, 'payer', role)}: ${accountPartNames[kind]}`
  return named[part] ?? part
}
