import type { Dong } from '../money/dong.ts'
import type { EnteredBy } from '../payments/entered-by.ts'
import type { ExchangeState } from './exchange-file.ts'
import type { FindingOutcome, FindingReason } from './finding-outcomes.ts'

/** What a file of another province says of a number: nothing is known of whoever carries it there. */
export interface Seen {
  readonly fileId: string
  /** The day on which the other province made its file. */
  readonly day: string
  readonly state: ExchangeState
}

export interface FindingConclusion {
  readonly outcome: FindingOutcome
  readonly reason: FindingReason
  readonly note: string | null
  readonly by: EnteredBy
  readonly at: number
}

/** That one of the person's numbers stands in the file of another province, under the same programme. One a province. */
export interface ForeignFinding extends Seen {
  readonly province: string
  /** Đồng of the support when it was found: what is at risk here. */
  readonly amount: Dong
  readonly foundAt: number
  readonly conclusion: FindingConclusion | null
}

interface Found {
  readonly foreign: readonly ForeignFinding[]
}

export const openFindings = ({ foreign }: Found): readonly ForeignFinding[] =>
  foreign.filter(({ conclusion }) => conclusion === null)

/** The conclusion that he has the support in the other province: here it is not paid. */
export const entitledElsewhere = ({ foreign }: Found): ForeignFinding | undefined =>
  foreign.find(({ conclusion }) => conclusion?.outcome === 'entitled-there')
