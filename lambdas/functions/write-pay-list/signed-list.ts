import { maskIdNumber } from '../../domain/ids/mask-id-number.ts'
import type { DueLine, HamletLines } from '../../domain/paylists/choose-lines.ts'
import { sumsOf } from '../../domain/paylists/choose-lines.ts'
import type { PayList } from '../../domain/paylists/pay-list.ts'
import { type Decision, decisionKey } from '../../domain/payments/decision-key.ts'
import { monthInWords, monthsInWords } from '../../domain/payments/instalments.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { formatDay, formatInstant } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { SignedList, SignedRow } from '../../lists/templates/signed-list.ts'
import { policyName } from '../../views/entitlement-view.ts'

/** More decisions than that are told by their number: the head of a page is no list. */
const mostDecisions = 4

/** The list as it is printed, numbered through all hamlets. */
export function signedListOf(list: PayList, groups: readonly HamletLines[], tree: UnitTree): SignedList {
  const { programme, unit, by, at, numbers, code } = list
  const commune = tree.find(unit)
  const above = commune?.parent ? tree.find(commune.parent) : undefined
  let number = 0
  const rowOf = (line: DueLine): SignedRow => printedRow(line, ++number, numbers, list.month)
  return {
    place: {
      communeName: commune?.name ?? unit,
      districtName: above?.level === 'district' ? above.name : null,
      provinceName: tree.root.name,
    },
    code,
    title: 'DANH SÁCH CHI TRẢ, KÝ NHẬN',
    lines: [
      findProgramme(programme)?.name ?? programme,
      decisionLine(decisionsOf(groups)),
      whatLine(list),
      `In lúc ${formatInstant(at)}; người in: ${by.username}, ${officeName(tree, by.role, by.unit)}`,
    ],
    hasLastDigits: numbers === 'last-digits',
    groups: groups.map(({ hamlet, lines }) => ({ hamlet, rows: lines.map(rowOf), amount: sumsOf(lines).amount })),
    ...sumsOf(groups.flatMap(({ lines }) => lines)),
    signers: ['NGƯỜI LẬP BIỂU', 'NGƯỜI CHI TRẢ', by.role === 'payer' ? 'ĐẠI DIỆN UBND XÃ' : 'CHỦ TỊCH UBND'],
  }
}

/** Each once, in the order in which the lines have them. */
export function decisionsOf(groups: readonly HamletLines[]): Decision[] {
  const found = new Map<string, Decision>()
  for (const { lines } of groups)
    for (const { entitlement } of lines)
      if (!found.has(decisionKey(entitlement.decision)))
        found.set(decisionKey(entitlement.decision), entitlement.decision)
  return [...found.values()]
}

function decisionLine(decisions: readonly Decision[]): string {
  const told = decisions.slice(0, mostDecisions).map(({ number, day }) => `số ${number} ngày ${formatDay(day)}`)
  const more = decisions.length - told.length
  return `(Theo Quyết định ${told.join(', ')}${more > 0 ? ` và ${more} quyết định khác` : ''})`
}

function whatLine({ programme, policy, month }: PayList): string {
  const policies = policy === null ? 'mọi chính sách' : policyName(programme, policy)
  return `Chính sách: ${policies}; chi cho: ${month === null ? 'số còn phải chi' : monthInWords(month)}`
}

function printedRow(
  { entitlement, amount, months }: DueLine,
  number: number,
  numbers: PayList['numbers'],
  month: string | null,
): SignedRow {
  const { person, programme, policy } = entitlement
  const known = person.idNumbers
  const [last] = known.slice(-1)
  return {
    number,
    fullName: person.fullName,
    birthYear: person.birth?.year ?? null,
    idNumber: numbers === 'full' && known.length > 0 ? known.map((one) => one.number).join('; ') : null,
    lastDigits: numbers === 'last-digits' && last ? maskIdNumber(last).slice(-4) : null,
    policy: policyName(programme, policy),
    amount,
    note: month === null && months.length > 0 ? monthsInWords(months) : null,
  }
}
