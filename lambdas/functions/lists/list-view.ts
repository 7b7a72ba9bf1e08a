import type { ListCommand, ListSummary } from '../../contract/lists.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { ListState, StoredList } from '../../store/list-item.ts'

/** What an officer may say of a list in each state. */
const commandsOf: Readonly<Partial<Record<ListState, readonly ListCommand[]>>> = {
  checked: ['review', 'apply'],
  finished: ['withdraw'],
}

export function viewList(list: StoredList, tree: UnitTree, actor: Actor): ListSummary {
  const { decisionNumber, decisionDay, withdrawal } = list
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
    sums: list.sums,
    onlyHere: list.onlyHere,
    answers: list.answers,
    appliedBy: list.appliedBy?.username ?? null,
    withdrawal: withdrawal && { ...withdrawal, by: withdrawal.by.username },
    commands: isAllowed(actor.role, 'list.create') ? [...(commandsOf[list.state] ?? [])] : [],
    outcome: list.outcome,
  }
}
