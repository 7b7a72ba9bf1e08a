import { anyOffice, noQuestion, type RegisterQuestion } from '../register/register-question.ts'
import type { ReportFilter } from './report.ts'

type FigureQuestion = RegisterQuestion & { readonly unit: string | null }

/** The supports that make a figure, as a question to the register; null where no list is that. */
export function figureQuestion(row: ReportFilter | null, column: ReportFilter | null): FigureQuestion | null {
  if (!row || !column) return null
  const { unit, policy, office, officePart, group, status, reason, household, noNumber, days, planned, cases } = {
    ...row,
    ...column,
  }
  if (planned || cases) return null
  return {
    ...noQuestion,
    unit: unit ?? null,
    policy: policy ?? null,
    status: status ?? null,
    group: status ? null : (group ?? null),
    reason: reason ?? null,
    household: household ?? null,
    days: days ?? null,
    noNumber: noNumber ?? false,
    payer: officePart === 'paid' ? (office ?? anyOffice) : officePart === 'late' ? (office ?? null) : null,
    late: officePart === 'late',
    account:
      officePart && officePart !== 'paid' && officePart !== 'late'
        ? { part: officePart, unit: office?.split('-')[1] ?? null }
        : null,
  }
}
