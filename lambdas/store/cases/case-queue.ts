import { unitsAbove } from '../../domain/cases/case-owner.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { keys } from '../table/keys.ts'

/** Which half of a queue: what is to be done, and what is done. */
export type QueueHalf = 'open' | 'closed'

export const queueKey = (programme: string, unit: string): string => `CASES#${programme}#${unit}`

/** More đồng than all programmes together; a sort key runs upwards, and the queue begins with the most. */
const mostMoney = 10 ** 15

const downwards = (value: number): string => String(mostMoney - value).padStart(16, '0')

/**
 * The case's places in the queues of its communes and of every unit above them. Open ones: what can still be stopped first, then the
 * most money; concluded ones: the newest first.
 */
export function placesOf(tree: UnitTree, duplicateCase: DuplicateCase | null): Map<string, Record<string, unknown>> {
  if (!duplicateCase) return new Map()
  const { id, programme, records, evidence, state, moneyAtRisk, unpaidAtRisk, updatedAt } = duplicateCase
  const order =
    state === 'closed'
      ? `closed#${downwards(updatedAt)}#${id}`
      : `open#${unpaidAtRisk > 0 ? 0 : 1}#${downwards(moneyAtRisk)}#${id}`
  const kinds = [...new Set(evidence.map(({ kind }) => kind))].sort()
  const units = unitsAbove(
    tree,
    records.map(({ commune }) => commune),
  )
  return new Map(
    units.map((unit) => {
      const key = keys.casePlace(id, unit)
      return [key.sk, { ...key, caseId: id, kinds, communeKey: queueKey(programme, unit), communeOrder: order }]
    }),
  )
}

/** Places that come, move or go. One that goes loses its place in the index and stays as a trace: nothing is deleted. */
export function changedPlaces(
  tree: UnitTree,
  before: DuplicateCase | null,
  after: DuplicateCase,
): Record<string, unknown>[] {
  const [had, has] = [placesOf(tree, before), placesOf(tree, after)]
  const moved = [...has].flatMap(([sk, place]) => {
    const old = had.get(sk)
    const isSame = old?.communeOrder === place.communeOrder && String(old?.kinds) === String(place.kinds)
    return isSame ? [] : [place]
  })
  const gone = [...had].flatMap(([sk, { pk, caseId }]) => (has.has(sk) ? [] : [{ pk, sk, caseId }]))
  return [...moved, ...gone]
}
