import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { getEntitlements } from '../register/entitlement-store.ts'
import { keys } from '../table/keys.ts'
import { between, queryPages } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { firstBehindFile } from './chunk-numbers.ts'
import { noCounts, rowsItem, rowsText, type StoredList, type StoredRow, sumCounts } from './list-item.ts'
import { getRanges } from './range-store.ts'

/**
 * What became of the rows of a list that no reader brought to its end. Up to where progress was saved its counts are right; behind it
 * some rows may be in and others not, and only the register knows: a row that is not in says so from now on.
 * Nobody may hold the list meanwhile. May be done again: it ends in the same.
 * @returns the counts over the whole list
 */
export async function settleRows(register: Register, list: StoredList): Promise<StoredList['counts']> {
  if (list.ranges !== null) {
    let all = noCounts
    for (const { counts, firstChunk, chunks, done } of await getRanges(register, list)) {
      const rest = { from: firstChunk + done, to: firstChunk + chunks - 1 }
      all = sumCounts(all, done < chunks ? await settled(register, list.id, counts, rest) : counts)
    }
    return all
  }
  // Of a list that was only compared nothing is in, and its counts tell of what would be.
  const hasSaved = list.nextChunk > 0 && !(list.review && list.state === 'processing')
  const rest = { from: hasSaved ? list.nextChunk : 0, to: firstBehindFile - 1 }
  return settled(register, list.id, hasSaved ? list.counts : noCounts, rest)
}

/** @returns the counts with those of the chunks that were not saved */
async function settled(
  register: Register,
  listId: string,
  saved: StoredList['counts'],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<StoredList['counts']> {
  const counts = { ...saved }
  const chunks = queryPages(register, {
    ...between(keys.listRows(listId, from), keys.listRows(listId, to)),
    ConsistentRead: true,
    Limit: itemsAtOnce,
  })
  for await (const page of chunks) {
    const items = page.map((item) => ({ key: { pk: item.pk, sk: item.sk }, ...rowsItem.parse(item) }))
    const isIn = await broughtBy(
      register,
      listId,
      items.flatMap(({ rows }) => rows),
    )
    for (const { key, rows } of items) {
      const settledRows = rows.map((row) => settledRow(row, isIn))
      if (settledRows.some((row, index) => row !== rows[index]))
        await register.client.send(
          new PutCommand({
            TableName: register.table,
            Item: { ...key, rows: rowsText(settledRows), hasProblems: true },
          }),
        )
      for (const row of settledRows) count(counts, row)
    }
  }
  return counts
}

const itemsAtOnce = 8

/** Ids of the entitlements of these rows that the list has brought or corrected. */
async function broughtBy(register: Register, listId: string, rows: readonly StoredRow[]): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ outcome, entitlementId }) => (isTaken(outcome) && entitlementId ? [entitlementId] : []))
  const found = await getEntitlements(register, [...new Set(ids)])
  return new Set(
    found.flatMap(({ id, list, correctedBy }) => (list.id === listId || correctedBy === listId ? [id] : [])),
  )
}

const isTaken = (outcome: StoredRow['outcome']): boolean => outcome === 'added' || outcome === 'changed'

function settledRow(row: StoredRow, isIn: ReadonlySet<string>): StoredRow {
  if (!isTaken(row.outcome) || (row.entitlementId && isIn.has(row.entitlementId))) return row
  const { sheet, row: number } = row
  const problem: StoredRow['problems'][number] = {
    ...{ sheet, row: number, column: null, field: null, value: null, suggestion: null },
    severity: 'error',
    code: 'not-reached',
    message: `Dòng ${number}: chưa được nhập, vì việc nhập danh sách bị dừng trước dòng này. Tải lại tệp để nhập.`,
  }
  return { ...row, outcome: 'refused', entitlementId: null, changes: null, problems: [...row.problems, problem] }
}

function count(counts: { -readonly [Part in keyof StoredList['counts']]: number }, row: StoredRow): void {
  const { outcome, amount, problems } = row
  if (outcome === 'skipped' || outcome === 'only-here') return
  counts.rows++
  counts[outcome]++
  counts.warnings += problems.filter(({ severity }) => severity === 'warning').length
  if (outcome === 'added') counts.amount += amount ?? 0
}
