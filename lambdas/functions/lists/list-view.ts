import type { ListSummary } from '../../contract/lists.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { StoredList } from '../../store/list-item.ts'

export function viewList(list: StoredList, tree: UnitTree): ListSummary {
  const { decisionNumber, decisionDay } = list
  return {
    id: list.id,
    programme: list.programme,
    commune: list.commune,
    communeName: tree.find(list.commune)?.name ?? list.commune,
    policy: list.policy,
    fileName: list.fileName,
    state: list.state,
    createdAt: list.createdAt,
    createdBy: list.createdBy.username,
    finishedAt: list.finishedAt,
    decision: decisionNumber && decisionDay ? { number: decisionNumber, day: decisionDay } : null,
    file: list.file,
    counts: list.counts,
    outcome: list.outcome,
  }
}
