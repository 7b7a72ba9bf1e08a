import type { CaseDetail, CaseHistoryResponse } from '../../contract/cases.ts'
import type { CaseContext } from '../../domain/cases/case-context.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import { faultOfParting } from '../../domain/cases/parted-records.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { getCaseSettings } from '../../store/cases/case-settings-store.ts'
import { caseHistory, getCase } from '../../store/cases/case-store.ts'
import { noteReading } from '../../store/ledger/ledger-store.ts'
import { getEntitlements } from '../../store/register/entitlement-store.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { viewCase, viewCaseHistory } from '../../views/case-view.ts'

export interface CasesDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: () => Promise<Marks>
  readonly matcher: PersonMatcher
  readonly exchange: () => Promise<ExchangeKey>
}

export interface CaseCall {
  readonly params: Readonly<Record<string, string>>
  readonly actor: Actor
  readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  readonly now: number
}

/** A unit of the case that lies in the reader's tree: whoever has one of its records sees that the case exists. */
const seenUnit = ({ owner, records }: DuplicateCase, actor: Actor, tree: UnitTree): string =>
  records.find(({ commune }) => tree.contains(actor.unit, commune))?.commune ?? owner

/** The case as the caller may see it, with its records as they stand now. */
export async function readCase(
  desk: CasesDesk,
  call: CaseCall & { readonly query: { readonly apart?: string | undefined } },
): Promise<Result<CaseDetail>> {
  const { register, tree } = desk
  const known = call.within(await getCase(register, call.params.caseId ?? ''), (one) => seenUnit(one, call.actor, tree))
  if (!known.ok) return known
  const apart = call.query.apart?.split(',') ?? []
  const records = known.value.records.map(({ entitlementId: id }) => ({ id }))
  return faultOfParting(records, apart) ?? showCase(desk, known.value, call, '', apart)
}

export async function showCase(
  desk: CasesDesk,
  known: DuplicateCase,
  call: Pick<CaseCall, 'actor' | 'now'>,
  commandId: string,
  apart: readonly string[] = [],
): Promise<Result<CaseDetail>> {
  const context = await contextOf(desk, known, { ...call, commandId })
  if (!context.ok) return context
  const [records, history] = [
    await recordsOf(desk.register, known),
    await caseHistory(desk.register, known.id, undefined),
  ]
  const reader = { actor: call.actor, tree: desk.tree, now: call.now }
  await noteCaseRead(desk.register, known, call)
  return ok(viewCase({ known, records, history }, reader, context.value, apart))
}

/** Before it is shown to who may read ID numbers in full: they stand in its records, and may stand in what its officers wrote. */
async function noteCaseRead(
  register: Register,
  { id, owner }: DuplicateCase,
  { actor, now }: Pick<CaseCall, 'actor' | 'now'>,
): Promise<void> {
  if (isAllowed(actor.role, 'entitlement.read-id-number'))
    await noteReading(
      register,
      { pk: keys.duplicateCase(id).pk, unit: owner },
      { type: 'case.read', at: now, actor: eventHand(actor) },
    )
}

/** A page of what was done with it, as the caller may see it. */
export async function readCaseHistory(
  { register, tree }: CasesDesk,
  call: CaseCall & { readonly query: { readonly cursor?: string | undefined } },
): Promise<Result<CaseHistoryResponse>> {
  const known = call.within(await getCase(register, call.params.caseId ?? ''), (one) => seenUnit(one, call.actor, tree))
  if (!known.ok) return known
  await noteCaseRead(register, known.value, call)
  const page = await caseHistory(register, known.value.id, call.query.cursor)
  return ok(viewCaseHistory(known.value, page, { actor: call.actor, tree, now: call.now }))
}

/** In the order of the case. */
export async function recordsOf(register: Register, known: DuplicateCase): Promise<Entitlement[]> {
  const ids = known.records.map(({ entitlementId }) => entitlementId)
  const found = new Map((await getEntitlements(register, ids)).map((record) => [record.id, record]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

export async function contextOf(
  { register, tree }: CasesDesk,
  { programme: id }: DuplicateCase,
  call: Pick<CaseContext, 'actor' | 'now' | 'commandId'>,
): Promise<Result<CaseContext>> {
  const programme = findProgramme(id)
  if (!programme) return refuse('not-found', 'Không tìm thấy chương trình hỗ trợ này.')
  return ok({ ...call, programme, tree, settings: await getCaseSettings(register, tree) })
}
