import { openReview } from '../../domain/cases/review.ts'
import { openFindings } from '../../domain/exchange/foreign-finding.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { droppedWords, isOnlyCompared } from '../../domain/lists/brought-in.ts'
import { leaseMs } from '../../domain/lists/list-duties.ts'
import { touchedSince } from '../../domain/lists/touched-since.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { OutOfTime, reserveMs } from '../../runtime/out-of-time.ts'
import { keepCases } from '../../store/cases/keep-cases.ts'
import { reopenBeside } from '../../store/cases/reopen-cases.ts'
import { tellOfAbroad } from '../../store/foreign/look-abroad.ts'
import { letGo, type StoredList } from '../../store/lists/list-item.ts'
import { endListStep, saveListProgress } from '../../store/lists/list-moves.ts'
import { getListRows } from '../../store/lists/list-store.ts'
import { withdrawEntitlements } from '../../store/lists/withdraw-store.ts'
import { warnOfSharedNumbers } from '../../store/register/duplicate-store.ts'
import { getEntitlements } from '../../store/register/entitlement-store.ts'
import { idMarksOf } from '../../store/table/id-mark.ts'
import { caseDeskOf, type Intake } from './intake.ts'

/**
 * Takes back whatever the list has brought, whole, while none of it is paid: looks at everybody first, then cancels them chunk by chunk.
 * Who is paid in between stays paid, and the outcome says so.
 */
export async function withdrawList(intake: Intake, list: StoredList): Promise<StoredList> {
  if (list.nextChunk === 0) {
    const touched = await touchedOf(intake, list)
    if (touched.size > 0) return keep(intake, list, touched)
  }
  // From here on nobody says again that it cannot be withdrawn: some of it is.
  const save = (): Promise<void> =>
    saveListProgress(intake.register, { ...list, nextChunk: 1, leaseUntil: intake.now() + leaseMs, tries: 0 })
  await save()
  let people = 0
  let amount = 0
  let missed = 0
  for await (const brought of broughtBy(intake, list)) {
    const gone = await withdrawEntitlements(intake.register, intake.tree, intake.marks, brought, {
      event: eventOf(intake, list),
      held: { listId: list.id, attempt: list.attempt },
    })
    const cancelled = gone.filter(({ status }) => status === 'cancelled')
    people += cancelled.length
    missed += gone.length - cancelled.length
    amount += cancelled.reduce((sum, one) => sum + one.amount, 0)
    await forget(intake, list, cancelled)
    await save()
    if (intake.timeLeft() < reserveMs) throw new OutOfTime()
  }
  const outcome = isOnlyCompared(list)
    ? [droppedWords]
    : [
        `Đã rút ${groupThousands(people)} người (${formatDong(amount)}) khỏi hệ thống. Sửa tệp rồi tải lên lại khi cần.`,
        missed > 0 ? `${groupThousands(missed)} người vừa được cập nhật trong lúc rút nên giữ nguyên.` : '',
        list.counts.changed > 0
          ? `Phần sửa của ${groupThousands(list.counts.changed)} người có từ danh sách trước không rút được, vẫn giữ.`
          : '',
      ]
  const end = { state: 'withdrawn', nextChunk: 0, outcome: outcome.filter(Boolean).join(' ') } as const
  const ended = letGo(list, intake.now(), end)
  await endListStep(intake.register, ended, list.state)
  return ended
}

/** So many whom the list brought and who are no longer as they came, by how they stand now. */
async function touchedOf(intake: Intake, list: StoredList): Promise<ReadonlyMap<string, number>> {
  const touched = new Map<string, number>()
  for await (const people of broughtBy(intake, list))
    for (const how of people.flatMap((one) => touchedSince(one) ?? [])) touched.set(how, (touched.get(how) ?? 0) + 1)
  return touched
}

async function keep(intake: Intake, list: StoredList, touched: ReadonlyMap<string, number>): Promise<StoredList> {
  const what = [...touched].map(([how, count]) => `${groupThousands(count)} người ${how}`).join(', ')
  const ended = letGo(list, intake.now(), {
    state: 'finished',
    withdrawal: null,
    outcome: `Không rút được: trong danh sách đã có ${what}. Chỉ rút được cả danh sách khi chưa chi trả ai và không có kết luận nào dừng hay gộp khoản của danh sách; huỷ các cập nhật, hoàn tác các kết luận đó trước.`,
  })
  await endListStep(intake.register, ended, list.state)
  return ended
}

/** Everybody whom the list itself brought, a page of its rows at a time. */
async function* broughtBy({ register }: Intake, list: StoredList): AsyncGenerator<Entitlement[]> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof getListRows>> = await getListRows(register, list.id, {
      after,
      only: null,
    })
    const ids = page.rows.flatMap(({ outcome, entitlementId }) =>
      entitlementId && (outcome === 'added' || outcome === 'changed') ? [entitlementId] : [],
    )
    const found = await getEntitlements(register, [...new Set(ids)])
    yield found.filter((entitlement) => entitlement.list.id === list.id)
    after = page.after
  } while (after)
}

/** Whoever shared a number with them is told that he no longer does. */
async function forget(intake: Intake, list: StoredList, cancelled: readonly Entitlement[]): Promise<void> {
  const { register, marks } = intake
  const idMarks = [...new Set(cancelled.flatMap((entitlement) => idMarksOf(entitlement, marks)))]
  const event = eventOf(intake, list)
  const warner = { actor: event.actor, commandId: event.commandId, now: event.at }
  const ids = cancelled.map(({ id }) => id)
  if (idMarks.length > 0) await warnOfSharedNumbers(register, marks, idMarks, warner, ids)
  const reviewed = cancelled.flatMap((one) => (openReview(one) ? [one.id] : []))
  await keepCases(caseDeskOf(intake), reviewed, warner)
  await reopenBeside(caseDeskOf(intake), cancelled, warner)
  await tellOfAbroad(
    intake,
    cancelled.filter((one) => openFindings(one).length > 0),
    warner,
  )
}

/** Dated when it is done and not when it was ordered: that day may be sealed. */
function eventOf({ now }: Intake, list: StoredList): Omit<AuditEvent, 'changes'> {
  const { withdrawal } = list
  if (!withdrawal) throw new Error('a list is withdrawn by somebody, for a reason')
  return {
    type: 'entitlement.withdrawn',
    at: now(),
    actor: withdrawal.by,
    commandId: list.id,
    reason: withdrawal.reason,
  }
}
