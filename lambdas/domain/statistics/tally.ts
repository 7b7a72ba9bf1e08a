import { type Dong, dong } from '../money/dong.ts'

/** People and đồng. */
export interface Tally {
  readonly people: number
  readonly amount: Dong
}

export const noTally: Tally = { people: 0, amount: dong(0) }

export const addTally = (a: Tally, b: Tally): Tally => ({
  people: a.people + b.people,
  amount: dong(a.amount + b.amount),
})
