import { type LocalDay, localDay } from '../time/local-day.ts'
import type { Verdict } from './evidence.ts'

/** What a province decides about its duplicate cases. None of it stands in the law: the days below are the house's defaults. */
export interface CaseSettings {
  /** Whether what a certain case would stop is not paid while the case is open. */
  readonly certainStopsPayment: boolean
  /** Whether the payer is told of a possible case. */
  readonly possibleWarnsPayer: boolean
  /** Days until an open case is due. */
  readonly certainDays: number
  readonly possibleDays: number
  /** Days that a commune has when the one who asks names no day. */
  readonly verifyDays: number
  /** Percent of a list's new people who may be in the register already before the list is stopped as a whole; 100 stops none. */
  readonly mostSuspected: number
}

/** People wait for their money behind each certain case, so it is due first. */
export const defaultCaseSettings: CaseSettings = {
  certainStopsPayment: true,
  possibleWarnsPayer: true,
  certainDays: 5,
  possibleDays: 10,
  verifyDays: 7,
  mostSuspected: 40,
}

const dayMs = 24 * 60 * 60 * 1000

export const inDays = (now: number, days: number): LocalDay => localDay(now + days * dayMs)

export const deadlineOf = (settings: CaseSettings, verdict: Verdict, now: number): LocalDay =>
  inDays(now, verdict === 'certain' ? settings.certainDays : settings.possibleDays)
