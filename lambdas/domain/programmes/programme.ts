/**
 * A relief programme as data. A programme of the next year is another file beside these; no code reads a programme's or a
 * policy's code by name.
 */
import type { Dong } from '../money/dong.ts'

/** Where a figure stands in the law. `certain: false` marks what was not seen in the text itself and must be checked before use. */
export interface LegalSource {
  readonly document: string
  readonly place: string
  readonly certain: boolean
}

/** What one row of a list counts. */
export const benefitUnits = ['person', 'household', 'member', 'person-day', 'child'] as const
export type BenefitUnit = (typeof benefitUnits)[number]

/** How the amount of one row follows from the facts of that row. */
export type Benefit =
  /** `rate` a month for the months that really count, at most `maxMonths`. */
  | {
      readonly kind: 'monthly'
      readonly rate: Dong
      readonly maxMonths: number
      /** The months that the law pays for, where it names them: `2020-04` to `2020-06`. */
      readonly window?: { readonly from: string; readonly to: string }
    }
  /** `rate` a month for a fixed number of months, paid as one sum. */
  | { readonly kind: 'fixed-months'; readonly rate: Dong; readonly months: number }
  | { readonly kind: 'fixed'; readonly amount: Dong }
  | {
      readonly kind: 'tiers'
      readonly tiers: readonly { readonly code: string; readonly name: string; readonly amount: Dong }[]
    }
  /** `rate` a day for the days that really count. Groups that the list names have a limit of their own. */
  | {
      readonly kind: 'daily'
      readonly rate: Dong
      /** By one decision. */
      readonly maxDays: number
      readonly groups?: readonly DayGroup[]
      /** By all decisions together, where the law tells it. */
      readonly maxDaysInAll?: number
    }
  /** The province decides, but not below the law's floor. */
  | { readonly kind: 'provincial'; readonly minimumOnce: Dong; readonly minimumDaily: Dong }
  /** A loan or a lowered contribution: reported, never paid out by this system. */
  | { readonly kind: 'not-paid'; readonly why: string }

/** Whom a list's words mean, for how many days at most. The record keeps only the days: whose group somebody is of is about his health. */
export interface DayGroup {
  readonly name: string
  /** Compared accent-free. */
  readonly words: readonly string[]
  readonly maxDays: number
}

export interface Policy {
  /** Short code inside the programme, e.g. `A6`. */
  readonly code: string
  readonly name: string
  /** What a public page may call it. Coarser than `name` where the name would tell a person's health or family. */
  readonly publicName: string
  readonly unit: BenefitUnit
  readonly benefit: Benefit
  readonly schedule: 'once' | 'monthly' | 'none'
  /** The day on which a person must have been on the base list, where the law names one. */
  readonly cutOff?: { readonly day: string; readonly list: string }
  readonly forms: readonly string[]
  /** Words that a list's title or its column "Đối tượng" uses for this policy; compared accent-free. */
  readonly listWords: readonly string[]
  /** What the Ministry's table asks of it and no list tells: a report says so on its face. */
  readonly notCounted?: string
  /** The policies beside which it is paid: whoever stands under it stands under one of them. */
  readonly supplements?: readonly string[]
  /** Small groups whose counts could tell who is who: below five they are public at a higher level only (statistics/publication.ts). */
  readonly sensitive: boolean
  readonly source: LegalSource
}

export type ExclusionRule =
  /** Who qualifies for several policies gets only the one with the highest total (NQ 42/NQ-CP, part I point 3). */
  | { readonly kind: 'highest-only'; readonly source: LegalSource }
  /** One of the cash policies; the named supplements come on top. */
  | { readonly kind: 'one-of'; readonly stackable: readonly string[]; readonly source: LegalSource }

/** Whether the policy is a supplement: it excludes nothing, and comes beside another support of the same person. */
export const isSupplement = ({ exclusion }: Pick<Programme, 'exclusion'>, policy: string): boolean =>
  exclusion.kind === 'one-of' && exclusion.stackable.includes(policy)

export interface Programme {
  readonly id: string
  /** The day of its last amendment that these rules hold. Stands in the event of each list that is judged by them. */
  readonly version: string
  readonly name: string
  readonly shortName: string
  /** As people call it on a page, and as the titles of its lists write it. */
  readonly resolution: { readonly vi: string; readonly en: string; readonly inTitles: string }
  readonly legalBasis: readonly string[]
  readonly appliesFrom: string
  readonly exclusion: ExclusionRule
  readonly policies: readonly Policy[]
}

export const benefitUnitNames = {
  person: 'người',
  household: 'hộ',
  member: 'khẩu',
  'person-day': 'người-ngày',
  child: 'trẻ em',
} as const satisfies Record<BenefitUnit, string>
