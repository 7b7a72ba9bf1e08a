import * as z from 'zod'
import type { CasesResponse, casesQuery } from '../../contract/cases.ts'
import { type CaseFigure, isCountedIn } from '../../domain/cases/case-tally.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import { evidenceKindNames, evidenceKinds } from '../../domain/cases/evidence.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { type QueueHalf, queueKey } from '../../store/cases/case-queue.ts'
import { type CasePage, type CasePosition, queueOf, readCaseTally } from '../../store/cases/case-store.ts'
import { overdueCases } from '../../store/cases/overdue-store.ts'
import { lastComparison } from '../../store/likeness/comparison-store.ts'
import { viewCaseSummary } from '../../views/case-summary-view.ts'
import { viewOverdue } from '../../views/statistics-view.ts'
import { keptAs, kindsTold } from '../../views/told-kinds.ts'
import type { CasesDesk } from './read-case.ts'

const casesPerPage = 50

/** Where a page ends. It comes back from the browser, so it is checked before it is used as a key again. */
const position = z.strictObject({
  pk: z.string().regex(/^CASE#[a-z2-7]{26}$/),
  sk: z.string().regex(/^UNIT#\d{1,8}$/),
  communeKey: z.string(),
  communeOrder: z.string().regex(/^(open#[01]|closed)#\d{16}#[a-z2-7]{26}$/),
})

interface ListCall {
  readonly query: z.output<typeof casesQuery>
  readonly actor: Actor
  readonly now: number
}

/**
 * A page of the unit's queue, with how much is left and how often each kind of evidence was right. What the reader filters by is what he is
 * told: no kind tells him more of a record outside his units than the case itself does.
 */
export async function listCases(
  { register, tree }: CasesDesk,
  { query, actor, now }: ListCall,
): Promise<Result<CasesResponse>> {
  const { programme, unit, kind, figure, owner, cursor } = query
  const half = figure ? halfOf[figure] : query.half
  const from = cursor === undefined ? null : readCursor(cursor, queueKey(programme, unit), half)
  if (from === undefined) return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
  const isAsked = (one: DuplicateCase): boolean =>
    !figure || (isCountedIn(figure, one) && tree.contains(unit, one.owner) && (!owner || one.owner === owner))
  const isTold = (one: DuplicateCase): boolean =>
    !kind || kindsTold(one, { actor, tree }).some((told) => told.kind === kind)
  const queue = { programme, unit, half, kinds: kind ? keptAs(kind, { actor, tree }) : null }
  const [page, tally, comparison] = [
    await pageOf(register, queue, from, isTold),
    await readCaseTally(register, tree, programme, unit),
    unit === tree.root.code ? await lastComparison(register, programme) : undefined,
  ]
  const byKind = evidenceKinds.map((one) => ({ kind: one, name: evidenceKindNames[one], ...tally.byKind[one] }))
  return ok({
    items: page.cases.filter(isAsked).map((known) => viewCaseSummary(known, { actor, tree, now })),
    cursor: page.position && Buffer.from(JSON.stringify(page.position)).toString('base64url'),
    tally: { ...tally, byKind },
    overdue: viewOverdue(await overdueCases(register, tree, programme, { unit, now }), tree),
    comparison: comparison ?? null,
  })
}

/** So often more is read for a page of which the reader is told little. */
const mostReads = 10

/** A page of those cases that he is told: where it ends depends on these alone. */
async function pageOf(
  register: CasesDesk['register'],
  queue: Parameters<typeof queueOf>[1],
  from: CasePosition | null,
  isTold: (one: DuplicateCase) => boolean,
): Promise<CasePage> {
  const cases: DuplicateCase[] = []
  let position = from
  for (let reads = 0; reads < mostReads; reads++) {
    const found = await queueOf(register, queue, { position, limit: casesPerPage - cases.length })
    cases.push(...found.cases.filter(isTold))
    position = found.position
    if (position === null || cases.length === casesPerPage) break
  }
  return { cases, position }
}

const halfOf = {
  total: null,
  open: 'open',
  confirmed: 'closed',
  rejected: 'closed',
  recovery: null,
} as const satisfies Record<CaseFigure, QueueHalf | null>

/** A position belongs to its queue; DynamoDB refuses any other with an error. */
function readCursor(text: string, queue: string, half: QueueHalf | null): CasePosition | undefined {
  try {
    const found = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return found.communeKey === queue && found.communeOrder.startsWith(half === null ? '' : `${half}#`)
      ? found
      : undefined
  } catch {
    return undefined
  }
}
