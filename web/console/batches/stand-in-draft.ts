import type { StandIn } from '../../../lambdas/domain/batches/stand-in.ts'
import { receiverMistakes } from '../register/receiver-mistakes.ts'

/** Who signed in somebody's stead, as it is typed. */
export interface StandInDraft {
  /** Of the row on the screen. */
  readonly id: number
  /** The number of the person who is paid. */
  readonly line: string
  readonly name: string
  readonly relation: string
  readonly paper: string
}

const fields = ['line', 'name', 'relation', 'paper'] as const
export type StandInMistakes = Partial<Record<(typeof fields)[number], string>>

export const withOneMore = (drafts: readonly StandInDraft[]): StandInDraft[] => {
  const id = Math.max(0, ...drafts.map((one) => one.id)) + 1
  return [...drafts, { id, line: '', name: '', relation: '', paper: '' }]
}

/** As they may be kept while the page is loaded again: a paper is mostly named by an ID number. */
export const withoutPapers = (drafts: readonly StandInDraft[]): StandInDraft[] =>
  drafts.map((one) => ({ ...one, paper: '' }))

const isEmpty = (draft: StandInDraft): boolean => fields.every((field) => draft[field].trim() === '')

/** What is to be mended in a row, by the rules of a single payment; nothing where it is still empty. */
export function standInMistakes(draft: StandInDraft, all: readonly StandInDraft[]): StandInMistakes {
  const mistakes: StandInMistakes = {}
  if (isEmpty(draft)) return mistakes
  const line = draft.line.trim()
  const first = all.find((one) => one.line.trim() === line)
  if (!/^[1-9]\d{0,5}$/.test(line)) mistakes.line = 'Nhập STT của người được hỗ trợ, ví dụ 12.'
  else if (first?.id !== draft.id) mistakes.line = `STT ${line} đã ghi ở trên.`
  return { ...mistakes, ...receiverMistakes(draft) }
}

/** @returns null while there are mistakes */
export function standInsIn(drafts: readonly StandInDraft[]): StandIn[] | null {
  if (drafts.some((draft) => Object.keys(standInMistakes(draft, drafts)).length > 0)) return null
  return drafts
    .filter((draft) => !isEmpty(draft))
    .map(({ line, name, relation, paper }) => ({
      line: Number(line.trim()),
      name: name.trim(),
      relation: relation.trim(),
      paper: paper.trim(),
    }))
}
