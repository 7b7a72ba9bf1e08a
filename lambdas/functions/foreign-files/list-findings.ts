import * as z from 'zod'
import type { ForeignFindingsResponse, foreignFindingsQuery } from '../../contract/foreign-findings.ts'
import { statusNames } from '../../domain/payments/payment-status.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { type ForeignPosition, foundAbroadIn, readForeignTally } from '../../store/foreign/foreign-finding-store.ts'
import { foreignQueueKey } from '../../store/foreign/foreign-places.ts'
import { policyName } from '../../views/entitlement-view.ts'
import { viewForeign } from '../../views/foreign-view.ts'
import { hiddenWords } from '../../views/written-words.ts'
import type { ForeignFilesDesk } from './foreign-desk.ts'

const findingsPerPage = 50

/** Where a page ends. It comes back from the browser, so it is checked before it is used as a key again. */
const position = z.strictObject({
  pk: z.string().regex(/^ENT#[a-z2-7]{26}$/),
  sk: z.string().regex(/^FOREIGN#\d{1,8}$/),
  communeKey: z.string(),
  communeOrder: z.string().regex(/^(open|closed)#\d{13}#[a-z2-7]{26}$/),
})

interface FindingsCall {
  readonly query: z.output<typeof foreignFindingsQuery>
  readonly actor: Actor
}

/** A page of the unit's supports that stand in another province's file, and how many there are and what they are worth. */
export async function listFindings(
  { register, tree }: ForeignFilesDesk,
  { query, actor }: FindingsCall,
): Promise<Result<ForeignFindingsResponse>> {
  const { programme, unit, half, cursor } = query
  const from = cursor === undefined ? null : readCursor(cursor, foreignQueueKey(programme, unit), half)
  if (from === undefined) return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
  const [page, tally] = [
    await foundAbroadIn(register, { programme, unit, half }, { position: from, limit: findingsPerPage }),
    await readForeignTally(register, tree, programme, unit),
  ]
  const settings = await caseSettingsFor(register, tree, page.records)
  return ok({
    items: page.records.map((record) => ({
      entitlementId: record.id,
      fullName: record.person.fullName,
      policyName: policyName(record.programme, record.policy),
      communeName: tree.find(record.commune)?.name ?? record.commune,
      amount: record.amount,
      statusName: statusNames[record.status],
      findings: viewForeign(record, actor, tree, settings, hiddenWords),
    })),
    cursor: page.position && Buffer.from(JSON.stringify(page.position)).toString('base64url'),
    tally,
  })
}

/** A position belongs to its queue; DynamoDB refuses any other with an error. */
function readCursor(text: string, queue: string, half: string): ForeignPosition | undefined {
  try {
    const found = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return found.communeKey === queue && found.communeOrder.startsWith(`${half}#`) ? found : undefined
  } catch {
    return undefined
  }
}
