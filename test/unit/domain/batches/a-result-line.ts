import type { ResultLine } from '../../../../lambdas/domain/batches/result-line.ts'

/** Somebody who was paid, as a payer's file says it without a word more. */
export const aLine: ResultLine = {
  sheet: 'A',
  row: 2,
  code: null,
  fullName: "H' Maryam Nie",
  birthYear: null,
  idNumbers: [],
  lostZeros: null,
  noNumberReason: null,
  hamlet: null,
  commune: null,
  under: null,
  policy: null,
  amount: null,
  months: null,
  isMonthOfTitle: false,
  result: 'đã chi',
  hasResult: true,
  reason: null,
  paidOn: null,
  paidAt: null,
  receiver: null,
  saysReceiver: true,
  paper: null,
  fault: null,
}
