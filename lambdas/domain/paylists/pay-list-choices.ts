import { foldText } from '../names/fold-text.ts'
import { decisionKey } from '../payments/decision-key.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { monthInWords } from '../payments/instalments.ts'
import { formatDay } from '../time/local-day.ts'
import { byHamlet, chosenLines, dueLine, hamletsOf, isHeld, mayHandOut, type Printer, sumsOf } from './choose-lines.ts'
import type { PayListSums, PayListWanted } from './pay-list.ts'

export interface Choice extends PayListSums {
  readonly value: string
  readonly name: string
}

export interface Choices {
  readonly chosen: PayListSums & { readonly hamlets: number }
  readonly hamlets: readonly Choice[]
  readonly policies: readonly Choice[]
  readonly decisions: readonly Choice[]
  readonly months: readonly Choice[]
  readonly held: number
}

/** What this office could print for a commune, and what its choice so far would. */
export function payListChoices(
  entitlements: readonly Entitlement[],
  wanted: PayListWanted,
  printer: Printer,
  policyName: (code: string) => string,
): Choices {
  const all = entitlements.flatMap((one) => dueLine(one, null, printer) ?? [])
  const months = all.flatMap(({ entitlement, months }) =>
    months.map((month) => ({ month, amount: dueLine(entitlement, month, printer)?.amount ?? null })),
  )
  const nameOf = hamletsOf(entitlements)
  const chosen = chosenLines(entitlements, wanted, printer)
  return {
    chosen: { ...sumsOf(chosen), hamlets: byHamlet(chosen, nameOf).length },
    hamlets: byHamlet(all, nameOf).map(({ hamlet, lines }) => ({
      value: hamlet ?? '',
      name: hamlet ?? 'Chưa ghi thôn, buôn',
      ...sumsOf(lines),
    })),
    policies: choicesBy(
      all,
      ({ entitlement }) => entitlement.policy,
      ({ entitlement }) => policyName(entitlement.policy),
    ),
    decisions: choicesBy(
      all,
      ({ entitlement }) => decisionKey(entitlement.decision),
      ({ entitlement: { decision } }) => `${decision.number} ngày ${formatDay(decision.day)}`,
    ),
    months: choicesBy(
      months.flatMap(({ month, amount }) => (amount === null ? [] : [{ month, amount }])),
      ({ month }) => month,
      ({ month }) => monthInWords(month),
    ),
    held: entitlements.filter((one) => mayHandOut(one, printer) && isHeld(one, printer.holds)).length,
  }
}

type Counted = Parameters<typeof sumsOf>[0][number]

function choicesBy<One extends Counted>(
  all: readonly One[],
  valueBy: (one: One) => string,
  nameOf: (one: One) => string,
): Choice[] {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const value = valueBy(one)
    const group = groups.get(value)
    if (group) group.push(one)
    else groups.set(value, [one])
  }
  return [...groups]
    .map(([value, ones]) => ({ value, name: ones[0] ? nameOf(ones[0]) : value, ...sumsOf(ones) }))
    .sort((a, b) => (foldText(a.name) < foldText(b.name) ? -1 : 1))
}

/** A list in words, as it stands beside its code: "Hộ nghèo; Buôn Ciết; tháng 4/2020". */
export function wantedSentence(
  { policy, hamlet, decision, month }: PayListWanted,
  policyName: (code: string) => string,
): string {
  return [
    policy === null ? 'mọi chính sách' : policyName(policy),
    hamlet === null ? 'mọi thôn, buôn' : hamlet || 'người chưa ghi thôn, buôn',
    ...(decision === null ? [] : [`quyết định số ${decision}`]),
    ...(month === null ? [] : [monthInWords(month)]),
  ].join('; ')
}
