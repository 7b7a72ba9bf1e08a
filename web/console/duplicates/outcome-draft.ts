import type { CaseDetail, DecideCaseRequest } from '../../../lambdas/contract/cases.ts'
import type { MergeField } from '../../../lambdas/domain/cases/case-command.ts'
import type { CaseOutcome, CaseReason } from '../../../lambdas/domain/cases/case-states.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'

/** A conclusion as it is being written. */
export interface OutcomeDraft {
  readonly outcome: CaseOutcome
  readonly reason: CaseReason | null
  readonly note: string
  /** The record that stays, of a merge or of two policies. */
  readonly keep: string | null
  readonly fields: Readonly<Partial<Record<MergeField, string>>>
  readonly commune: string
  readonly until: string
}

export const newDraft = (outcome: CaseOutcome, { proposal, records }: CaseDetail): OutcomeDraft => ({
  outcome,
  reason: null,
  note: '',
  keep: proposal?.keep ?? null,
  fields: {},
  commune: records[0]?.commune ?? '',
  until: '',
})

export interface DraftMistakes {
  readonly reason?: string
  readonly note?: string
  readonly until?: string
}

export function mistakesOf(draft: OutcomeDraft, { proposal }: CaseDetail): DraftMistakes {
  const isAgainstLaw = draft.outcome === 'keep-highest' && draft.keep !== proposal?.keep
  const needsNote = draft.reason === 'other' || isAgainstLaw
  return {
    ...(draft.reason ? {} : { reason: 'Chọn một lý do.' }),
    ...(needsNote && draft.note.trim() === ''
      ? { note: isAgainstLaw ? 'Giữ khoản khác với đề xuất: ghi rõ căn cứ.' : 'Ghi rõ lý do.' }
      : {}),
    ...(draft.outcome === 'verify' && draft.until.trim() !== '' && parseDayInput(draft.until) === null
      ? { until: 'Ghi ngày như 29/05/2020, hoặc để trống.' }
      : {}),
  }
}

/** @returns null while something has to be mended */
export function requestOf(draft: OutcomeDraft, detail: CaseDetail, apart: readonly string[]): DecideCaseRequest | null {
  const { outcome, reason, keep, fields, commune, until } = draft
  if (!reason || Object.keys(mistakesOf(draft, detail)).length > 0) return null
  const words = { version: detail.version, reason, note: draft.note.trim() || null, apart: [...apart] }
  switch (outcome) {
    case 'keep-highest':
      return { ...words, outcome, keep: keep === detail.proposal?.keep ? null : keep }
    case 'merge':
      return keep ? { ...words, outcome, keep, fields } : null
    case 'verify':
      return { ...words, outcome, commune, by: parseDayInput(until) }
    default:
      return { ...words, outcome }
  }
}
