import type { ListCommand, ListSummary } from '../../contract/lists.ts'
import { whyNotBroughtIn } from '../../domain/lists/brought-in.ts'
import { deadlineOf, lastSignOf, listDuties } from '../../domain/lists/list-duties.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { hiddenWords } from '../../views/written-words.ts'

/** What an officer may say of the list now. */
function commandsOf(list: StoredList): ListCommand[] {
  if (list.state === 'checked')
    return whyNotBroughtIn(list) === null ? ['review', 'apply', 'withdraw'] : ['review', 'withdraw']
  return list.state === 'finished' ? ['withdraw'] : []
}

/** @param openRows refused rows that nobody has sent again, mended */
export function viewList(list: StoredList, tree: UnitTree, actor: Actor, openRows = 0): ListSummary {
  const { decisionNumber, decisionDay, withdrawal } = list
  return {
    id: list.id,
    programme: list.programme,
    commune: list.commune,
    communeName: tree.find(list.commune)?.name ?? list.commune,
    policy: list.policy,
    fileName: list.fileName,
    state: list.state,
    next: openRows > 0 ? 'officer' : listDuties[list.state].next,
    openRows,
    since: list.since,
    lastSignAt: lastSignOf(list),
    deadline: deadlineOf(list),
    createdAt: list.createdAt,
    createdBy: list.createdBy.username,
    finishedAt: list.finishedAt,
    decision: decisionNumber && decisionDay ? { number: decisionNumber, day: decisionDay } : null,
    file: list.file,
    counts: list.counts,
    sums: list.sums,
    onlyHere: list.onlyHere,
    onlyHereAmount: list.onlyHereAmount,
    elsewhere: list.elsewhere,
    former: list.former,
    kind: list.kind,
    answers: list.answers,
    declines: list.declines,
    columns: list.columns.map((column) => ({ ...column, key: column.key ?? column.header })),
    openTable: list.openTable,
    appliedBy: list.appliedBy?.username ?? null,
    withdrawal: withdrawal && {
      at: withdrawal.at,
      by: withdrawal.by.username,
      reason: hiddenWords(withdrawal.reason),
    },
    commands: isAllowed(actor.role, 'list.create') ? commandsOf(list) : [],
    outcome: list.outcome,
  }
}
