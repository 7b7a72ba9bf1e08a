import type { ForeignFindingView } from '../contract/foreign-findings.ts'
import type { CaseSettings } from '../domain/cases/case-settings.ts'
import { findingOutcomeNames, findingReasonNames } from '../domain/exchange/finding-outcomes.ts'
import type { ForeignFinding } from '../domain/exchange/foreign-finding.ts'
import { exchangeStateNames } from '../domain/exchange/found-abroad.ts'
import { provinceName } from '../domain/exchange/provinces.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import { officeName } from '../domain/permissions/office-name.ts'
import { isAllowed } from '../domain/permissions/permission-table.ts'
import { findProgramme } from '../domain/programmes/programmes.ts'
import { formatDay } from '../domain/time/local-day.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import type { Written } from './written-words.ts'

/** What other provinces' files say of the person, and what the unit has made of it. The payer is told as of a possible case. */
export function viewForeign(
  { foreign, programme }: Entitlement,
  actor: Actor,
  tree: UnitTree,
  settings: CaseSettings,
  written: Written,
): ForeignFindingView[] {
  const isTold = settings.possibleWarnsPayer || actor.role !== 'payer'
  return foreign
    .filter(({ conclusion }) => conclusion !== null || isTold)
    .map((finding) => ({
      province: finding.province,
      provinceName: provinceName(finding.province),
      state: finding.state,
      fileDay: finding.day,
      message: messageOf(finding, findProgramme(programme)?.shortName ?? programme),
      conclusion: finding.conclusion && viewConclusion(finding.conclusion, tree, written),
      mayDecide: isAllowed(actor.role, 'case.decide'),
    }))
}

function messageOf({ province, state, day, conclusion }: ForeignFinding, programme: string): string {
  const where = provinceName(province)
  const what = `Người mang số giấy tờ này có trong danh sách ${programme} của ${where} (${exchangeStateNames[state]}), tệp ngày ${formatDay(day)}.`
  if (conclusion === null)
    return `${what} Hệ thống chỉ biết dấu của số giấy tờ, không biết họ tên hay điều gì khác của người bên đó: hỏi ${where} và đối chiếu giấy tờ trước khi chi.`
  return {
    'different-person': `${what} Đã kết luận: là người khác.`,
    'entitled-there': `${what} Đã kết luận: là một người và hưởng ở ${where}. Ở đây không chi; nếu chưa chi thì huỷ theo quyết định, nếu đã chi thì lập thu hồi.`,
    'entitled-here': `${what} Đã kết luận: là một người và hưởng ở đây; ${where} dừng chi.`,
  }[conclusion.outcome]
}

const viewConclusion = (
  { outcome, reason, note, by, at }: NonNullable<ForeignFinding['conclusion']>,
  tree: UnitTree,
  written: Written,
): ForeignFindingView['conclusion'] => ({
  outcome,
  outcomeName: findingOutcomeNames[outcome],
  reasonName: findingReasonNames[reason],
  note: written(note),
  by: by.username,
  officeName: officeName(tree, by.role, by.unit),
  at,
})
