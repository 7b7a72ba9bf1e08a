import { type Finding, finding } from './checks.ts'
import { areOtherMonths, handedOut } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/**
 * A number is paid under one support alone, unless an office has concluded that it stands on two people, or has set the lower one, which was
 * paid first, off against the higher one to the last đồng, or has found that those that were paid make it up. Where it took that back after
 * both were paid, the question is open again, and what was paid stays paid until it is answered, unless one of the two is asked back whole.
 */
export function paidOnce(table: WholeTable): Finding {
  const { claims, records } = table
  const recordsOf = (ids: readonly string[]) => ids.flatMap((id) => records.get(id) ?? [])
  const isPaid = (id: string): boolean =>
    ['paid', 'part-paid', 'to-recover', 'return-refused'].includes(records.get(id)?.status ?? '')
  const casesOf = (id: string, ...effects: string[]): string[] =>
    (records.get(id)?.reviews ?? []).flatMap(({ caseId, effect }) => (effects.includes(effect) ? [caseId] : []))
  const openCasesOf = (id: string): string[] => casesOf(id, 'in-question', 'to-keep', 'to-stop')
  /**
   * What is kept is granted what the others of its case have handed out less: together they are the one that is due. Of several months the
   * first are used up, and later ones come without a case.
   */
  const isSetOff = (ids: readonly string[]): boolean =>
    ids
      .flatMap((id) => casesOf(id, 'kept'))
      .some((caseId) => {
        const held = recordsOf(ids)
        const kept = held.filter(({ id }) => casesOf(id, 'kept').includes(caseId))
        const stopped = held.filter(({ id }) => casesOf(id, 'stopped').includes(caseId))
        const later = held.filter((one) => !kept.includes(one) && !stopped.includes(one))
        const usedUp = [...records.values()].filter(
          ({ id, status, policy }) =>
            status === 'suspended' && policy === kept[0]?.policy && casesOf(id, 'stopped').includes(caseId),
        )
        const taken = stopped.reduce((sum, record) => sum + handedOut(record), 0)
        const off = [...kept, ...usedUp].reduce((sum, record) => sum + record.offset, 0)
        const isUsedUp = sumsOf(usedUp.map(({ amount }) => amount)).has(taken - off)
        return taken > 0 && isUsedUp && (later.length === 0 || areOtherMonths([...kept, ...later]))
      })
  /** They make up a higher one, which is not paid beside them; what was more is asked back. */
  const isCovered = (ids: readonly string[]): boolean =>
    casesOf(ids[0] ?? '', 'stopped', 'to-recover').some((caseId) => {
      const held = recordsOf(ids)
      const left = held.reduce((sum, record) => sum + handedOut(record) - (record.recovery?.amount ?? 0), 0)
      const stopped = [...records.values()].filter(
        ({ id, status }) => status === 'suspended' && casesOf(id, 'stopped').includes(caseId),
      )
      return (
        ids.every((id) => casesOf(id, 'stopped', 'to-recover').includes(caseId)) &&
        stopped.some(({ amount, offset }) => amount + offset === left)
      )
    })
  const share = (one: readonly string[], other: readonly string[]): boolean => one.some((id) => other.includes(id))
  /** Nothing of it is to stay with him: nobody competes with that, and the case that was opened again has ended. */
  const isAskedBack = (id: string): boolean =>
    recordsOf([id]).some((record) => record.recovery?.amount === handedOut(record))
  const isReopened = (first: string, other: string): boolean =>
    (share(openCasesOf(first), openCasesOf(other)) || isAskedBack(first) || isAskedBack(other)) &&
    share(conclusionTakenBack(table, first), conclusionTakenBack(table, other))
  let [apart, setOff, reopened, byMonth] = [0, 0, 0, 0]
  const faults: string[] = []
  for (const { paid } of claims) {
    const [first = '', ...others] = paid.filter(isPaid)
    if (others.length === 0) continue
    if (areOtherMonths(recordsOf([first, ...others]))) byMonth++
    else if (others.every((id) => share(casesOf(first, 'apart'), casesOf(id, 'apart')))) apart++
    else if (isSetOff([first, ...others]) || isCovered([first, ...others])) setOff++
    else if (others.every((id) => isReopened(first, id))) reopened++
    else faults.push(`one number is paid under ${[first, ...others].join(' and ')}, and no office told them apart`)
  }
  return finding(
    'no payment twice: each ID number is paid under one support',
    `${claims.length} numbers, ${apart} of two people by an office's conclusion, ${byMonth} month by month, ${setOff} where the lower one is set off, ${reopened} whose conclusion was taken back after both were paid`,
    faults,
  )
}

/** Of any of them: not all that are stopped are months of the kept one, some are the lower support's. */
function sumsOf(amounts: readonly number[]): Set<number> {
  const sums = new Set([0])
  for (const amount of amounts) for (const sum of [...sums]) sums.add(sum + amount)
  return sums
}

const takenBack = ['Không phải một người', 'Một người: đã giữ mức cao nhất']

/** The commands that took back, once this support was paid for the last time, that it is another person's, or that one of his is kept: a later month had come. */
function conclusionTakenBack({ events }: WholeTable, id: string): string[] {
  const own = (events.get(id) ?? []).toSorted((a, b) => a.version - b.version)
  const paid = own.findLastIndex(({ type }) => type === 'payment.recorded')
  return own.flatMap(({ type, changes, commandId }, index) =>
    type === 'review.reversed' && takenBack.includes(String(changes.review?.[0])) && paid >= 0 && paid < index
      ? [commandId]
      : [],
  )
}
