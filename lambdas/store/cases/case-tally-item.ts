import * as z from 'zod'
import { addTally, type CaseTally, noTally, type OwnerTally } from '../../domain/cases/case-tally.ts'
import { evidenceKinds } from '../../domain/cases/evidence.ts'

const number = z.number().default(0)
const tallyItem = z
  .object({
    sk: z.string(),
    open: number,
    total: number,
    confirmed: number,
    rejected: number,
    risk: number,
    recovery: number,
  })
  .catchall(z.unknown())

export function fromTallyItem(item: unknown): OwnerTally {
  const row = tallyItem.parse(item)
  const byKind = Object.fromEntries(
    evidenceKinds.map((kind) => [
      kind,
      { confirmed: number.parse(row[`yes_${kind}`]), rejected: number.parse(row[`no_${kind}`]) },
    ]),
  ) as CaseTally['byKind']
  const { open, total, confirmed, rejected, risk, recovery } = row
  return { owner: row.sk, tally: { open, total, confirmed, rejected, risk, recovery, byKind } }
}

/** Flat, so that they can be added to a fresh item. */
export const tallyNumbers = ({
  open,
  total,
  confirmed,
  rejected,
  risk,
  recovery,
  byKind,
}: CaseTally): Record<string, number> => ({
  open,
  total,
  confirmed,
  rejected,
  risk,
  recovery,
  ...Object.fromEntries(evidenceKinds.map((kind) => [`yes_${kind}`, byKind[kind].confirmed])),
  ...Object.fromEntries(evidenceKinds.map((kind) => [`no_${kind}`, byKind[kind].rejected])),
})

export const sumTallies = (tallies: readonly CaseTally[]): CaseTally =>
  tallies.reduce((sum, tally) => addTally(sum, tally), noTally)
