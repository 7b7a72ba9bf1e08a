import { formatDong, groupThousands } from '../money/dong.ts'
import { possibleAmounts } from '../programmes/benefit.ts'
import type { Policy } from '../programmes/programme.ts'
import { countNames } from '../statistics/count-names.ts'
import { type CellOfCommune, type Counts, cellOf } from '../statistics/counts.ts'
import { type MovedCell, netOf } from '../statistics/movement.ts'
import { equal, type SelfCheck } from './report-check.ts'
import { movedInPeriod } from './result-table.ts'

/**
 * What one commune's money under one policy must be by the law, from how many there are: units × rate × months. Where the law knows
 * several sums it must lie between the lowest and the highest of them, and be made of them.
 */
export function checkMoney({ policy: code, counts }: CellOfCommune, policy: Policy, row: string): SelfCheck[] {
  const amounts = possibleAmounts(policy)
  const [lowest, highest] = [
    amounts[0],
    policy.benefit.kind === 'provincial' ? Number.POSITIVE_INFINITY : amounts.at(-1),
  ]
  if (policy.code !== code || lowest === undefined || highest === undefined) return []
  const { approved, paid } = cellOf([counts])
  const offset = counts.offset.amount
  const isMoney = true
  // What was set off is taken from some of them, and from how many of the paid ones nobody has counted.
  const withOffset = offset > 0 ? ` − ${formatDong(offset)} đã bù trừ` : ''
  const sums: SelfCheck[] = [
    {
      row,
      column: 'Phê duyệt',
      isMoney,
      found: approved.amount,
      least: Math.max(0, approved.people * lowest - offset),
      most: timesRate(approved.people, highest) - offset,
      rule: `${countedTimesRate(policy, approved.people)}${withOffset}`,
    },
  ]
  // Whoever is paid in part has had money and waits for the rest, or it was stopped.
  const inPart = counts.byStatus['part-paid'].people + (lowest === highest ? 0 : stoppedOf(counts))
  sums.push({
    row,
    column: 'Đã chi trả',
    isMoney,
    found: paid.amount,
    least: Math.max(0, paid.people * lowest - offset),
    most: timesRate(paid.people + inPart, highest),
    rule: `${countedTimesRate(policy, paid.people)}${withOffset}`,
  })
  const step = amounts.reduce((all: number, one) => divisor(all, one), 0)
  if (lowest === highest || policy.benefit.kind === 'provincial') return sums
  const remainder = (column: string, sum: number): SelfCheck =>
    equal({
      row,
      column,
      isMoney,
      found: sum % step,
      expected: 0,
      rule: `Số dư khi chia kinh phí cho mức ${formatDong(step)}`,
    })
  sums.push(remainder('Phê duyệt', approved.amount + offset))
  // Of a part nobody has counted what was set off when it was paid, and may have been given back since.
  if (offset === 0 && inPart === 0) sums.push(remainder('Đã chi trả', paid.amount))
  return sums
}

/** Which parts of a cell are counted for themselves and must meet: reasons with states, payers with payments, recoveries with states. */
export function checkParts({ counts }: CellOfCommune, row: string): SelfCheck[] {
  const { byReason, byStatus, enteredByOffice, askedBack, returned, noNumber } = counts
  const { approved, paid, notPayable, suspended } = cellOf([counts])
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
  const asked = [byStatus['to-recover'], byStatus.recovered, byStatus['return-refused']]
  const reasons = (unit: 'people' | 'amount'): SelfCheck =>
    equal({
      row,
      column: 'Lý do chưa chi được',
      isMoney: unit === 'amount',
      found: sum(Object.values(byReason).map((one) => one[unit])),
      expected: notPayable[unit] + suspended[unit],
      rule: 'Cộng các lý do = chưa nhận được + từ chối + đã mất + tạm dừng',
    })
  return [
    reasons('people'),
    reasons('amount'),
    equal({
      row,
      column: 'Đã chi trả',
      isMoney: true,
      found: paid.amount,
      expected: sum(Object.values(enteredByOffice).map(({ amount }) => amount)),
      rule: 'Cộng các đơn vị chi trả',
    }),
    equal({
      row,
      column: 'Phải thu hồi',
      isMoney: false,
      found: askedBack.people,
      expected: sum(asked.map(({ people }) => people)),
      rule: 'Còn phải thu + đã thu đủ + không trả lại',
    }),
    {
      row,
      column: 'Đã thu hồi',
      isMoney: true,
      found: returned.amount,
      least: 0,
      most: askedBack.amount,
      rule: 'Số đã thu hồi so với số phải thu',
    },
    {
      row,
      column: 'Chưa có số giấy tờ',
      isMoney: false,
      found: noNumber.people,
      least: 0,
      most: approved.people,
      rule: 'Số người chưa có số giấy tờ so với số phê duyệt',
    },
  ]
}

/** What a period has paid is counted by state and by office, each for itself. */
export const checkMoved = ({ moved }: MovedCell, row: string): SelfCheck =>
  equal({
    row,
    column: 'Chi trong kỳ theo ngày nhập',
    isMoney: true,
    found: movedInPeriod([{ moved }]).paid.amount,
    expected: netOf([{ moved }], (part) => part.startsWith('office-')).amount,
    rule: 'Cộng các đơn vị chi trả trong kỳ',
  })

/** Of these a part may have been paid before: nothing is left that would wait for its payer. */
const stoppedOf = ({ byStatus }: Counts): number =>
  (['not-received', 'refused', 'deceased', 'suspended', 'cancelled'] as const).reduce(
    (sum, status) => sum + byStatus[status].people,
    0,
  )

/** Nobody gets nothing, also where no highest sum is known. */
const timesRate = (people: number, rate: number): number => (people === 0 ? 0 : people * rate)

function countedTimesRate(policy: Policy, people: number): string {
  const counted = `${groupThousands(people)} ${countNames[policy.unit]}`
  const { benefit } = policy
  if (benefit.kind === 'fixed-months') return `${counted} × ${formatDong(benefit.rate)} × ${benefit.months} tháng`
  if (benefit.kind === 'fixed') return `${counted} × ${formatDong(benefit.amount)}`
  return `${counted} × mức quy định`
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
