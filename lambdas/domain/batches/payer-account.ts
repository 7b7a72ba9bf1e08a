import type { PayerShare } from '../payments/payer-share.ts'

/** People and đồng of each part; a support counts in every part that has money of it. */
export interface AccountLine {
  readonly given: Part
  readonly paid: Part
  readonly returned: Part
  readonly held: Part
  readonly heldNotPayable: Part
  /** Supports of which the parts do not add up, and by how much they are out, one way or the other. */
  readonly unbalanced: Part
}

export interface Part {
  readonly supports: number
  readonly amount: number
}

const byPart = (of: (part: keyof PayerShare) => Part): AccountLine => ({
  given: of('given'),
  paid: of('paid'),
  returned: of('returned'),
  held: of('held'),
  heldNotPayable: of('heldNotPayable'),
  unbalanced: of('unbalanced'),
})

export const emptyLine: AccountLine = byPart(() => ({ supports: 0, amount: 0 }))

export const withShare = (line: AccountLine, share: PayerShare): AccountLine =>
  byPart((part) => ({
    supports: line[part].supports + (share[part] > 0 ? 1 : 0),
    amount: line[part].amount + share[part],
  }))

/** The document's own check, printed on its face: of every support, so that two that are out do not hide each other. */
export const isBalanced = ({ given, paid, returned, held, unbalanced }: AccountLine): boolean =>
  unbalanced.supports === 0 && given.amount === paid.amount + returned.amount + held.amount
