import { type Dong, dong, formatDong, sumDong } from '../money/dong.ts'
import type { Entitlement, NotPaid } from '../payments/entitlement.ts'
import { grantedSum } from '../payments/granted-sum.ts'
import { handedOut } from '../payments/instalments.ts'
import { isPaidOut, standingStatus } from '../payments/payment-status.ts'
import { findPolicy } from '../programmes/programmes.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { DecideCommand } from './case-command.ts'
import type { Authors, CaseContext, CaseFacts } from './case-context.ts'
import { caseOutcomeNames } from './case-states.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import { type BenefitProposal, highestBenefit } from './highest-benefit.ts'
import { mergedPerson } from './merge-person.ts'
import { openOf, openSum, paidBeyond } from './paid-beyond.ts'
import { faultOfApart, parted } from './parted-records.ts'
import type { ReviewEffect } from './review.ts'

/** What a conclusion makes of one record. */
type Parts = Partial<Pick<Entitlement, 'status' | 'notPaid' | 'amount' | 'offset' | 'person' | 'recovery'>>
export interface Fate {
  readonly record: Entitlement
  readonly effect: ReviewEffect
  readonly parts: Parts
  readonly madeUp?: true
}

export type Closing = Exclude<DecideCommand, { outcome: 'verify' }>

/** What the outcome makes of each record of the case, or why it is not open now. */
export function fatesOf(command: Closing, facts: CaseFacts, context: CaseContext, authors: Authors): Result<Fate[]> {
  const { concerned, others } = parted(facts.records, command.apart)
  const fault = command.outcome === 'different-people' ? null : faultOfApart(facts.records, concerned)
  if (fault) return fault
  const fates = fatesOfOne(command, { ...facts, records: concerned }, context, authors)
  return fates.ok ? ok([...fates.value, ...others.map(setApart)]) : fates
}

const setApart = (record: Entitlement): Fate => ({ record, effect: 'apart', parts: opened(record) })

/** Of the records that the outcome is about. */
function fatesOfOne(command: Closing, facts: CaseFacts, context: CaseContext, authors: Authors): Result<Fate[]> {
  const { records } = facts
  switch (command.outcome) {
    case 'different-people':
      return ok(records.map(setApart))
    case 'keep-highest':
      return keepHighest(command, records, context, authors)
    case 'merge':
      return merge(command, records, context, authors)
    case 'recover':
      return recover(facts, context, authors)
  }
}

/** Whoever was stopped for a suspected duplicate may be paid again; other reasons stay. */
const opened = (record: Entitlement): Parts =>
  record.status === 'suspended' && record.notPaid?.reason === 'duplicate'
    ? { status: standingStatus(record), notPaid: null }
    : {}

function keepHighest(
  command: Extract<Closing, { outcome: 'keep-highest' }>,
  records: readonly Entitlement[],
  context: CaseContext,
  authors: Authors,
): Result<Fate[]> {
  const byLaw = highestBenefit(context.programme, records)
  const proposal = command.keep === null ? byLaw : highestBenefit(context.programme, records, command.keep)
  if (command.keep !== null && proposal.keep !== command.keep)
    return refuse('invalid', 'Khoản được chọn giữ không thuộc các khoản loại trừ nhau của vụ này.')
  if (proposal.keep !== byLaw.keep && !command.note)
    return refuse('invalid', 'Giữ khoản khác với đề xuất theo quy định: ghi rõ căn cứ ở ô Ghi chú.')
  const kept = records.find(({ id }) => id === proposal.keep)
  if (!kept) return refuse('invalid', 'Các khoản này không loại trừ nhau: không có khoản nào phải dừng.')
  const keptRecords = records.filter(({ id }) => proposal.kept.includes(id))
  if (keptRecords.every(({ status }) => status === 'paid') && proposal.recover.length > 0)
    return refuse('wrong-state', `Đã chi cả hai khoản. Chọn "${caseOutcomeNames.recover}".`)
  const paidBefore = records.filter(({ id }) => proposal.recover.includes(id))
  const taken = sumDong(paidBefore.map(handedOut))
  if (taken > openSum(keptRecords))
    return refuse(
      'wrong-state',
      `Các khoản đã chi (${formatDong(taken)}) nhiều hơn phần còn lại của khoản được giữ. Chọn "${caseOutcomeNames.recover}" hoặc kết luận khác.`,
    )
  const setOff = setOffs(keptRecords, taken)
  return ok(
    // The lower one was paid before: what is left of the higher one is paid.
    standingFates(records, proposal, context, { authors, paid: 'stopped' }).map((fate) => {
      if (proposal.recover.includes(fate.record.id)) return { ...fate, parts: endedParts(fate.record) }
      const off = setOff.get(fate.record.id) ?? 0
      if (off === 0) return fate
      // Of several months the first may be used up: nobody waits for no đồng.
      if (off === openOf(fate.record)) return covered(fate, context, authors)
      const { amount, offset } = fate.record
      return { ...fate, parts: { ...fate.parts, amount: dong(amount - off), offset: dong(offset + off) } }
    }),
  )
}

/** It was handed out in part: what is left of it is not paid any more. */
const endedParts = (record: Entitlement): Parts =>
  record.status === 'paid' ? {} : { status: 'paid', ...endedGrant(record), notPaid: null }

/** What was handed out of it; the rest of its grant is set off, since others make it up: its policy's figures are still people by rate. */
const endedGrant = (record: Entitlement): Pick<Entitlement, 'amount' | 'offset'> => ({
  amount: handedOut(record),
  offset: dong(record.offset + openOf(record)),
})

/** How much of each kept record is set off for what was paid before, from the first unpaid month on. */
function setOffs(kept: readonly Entitlement[], taken: number): ReadonlyMap<string, number> {
  const firstMonth = ({ instalments }: Entitlement): string => instalments[0]?.month ?? ''
  let rest = taken
  return new Map(
    kept
      .toSorted((a, b) => firstMonth(a).localeCompare(firstMonth(b)))
      .map((record) => {
        const off = Math.min(openOf(record), rest)
        rest -= off
        return [record.id, off]
      }),
  )
}

/**
 * The lower ones that were paid make up what was left of the kept one: nothing more is handed out under it, and nothing is taken back to
 * be paid again under another name.
 */
function covered({ record }: Fate, { now }: CaseContext, { by }: Authors): Fate {
  if (openOf(record) === 0) return { record, effect: 'kept', parts: {} }
  if (handedOut(record) > 0) return { record, effect: 'stopped', madeUp: true, parts: endedParts(record) }
  const note = `Đã hưởng đủ mức ${formatDong(grantedSum(record))} qua các khoản đã chi`
  const notPaid: NotPaid = { reason: 'duplicate', note, paper: null, enteredAt: now, enteredBy: by }
  return { record, effect: 'stopped', madeUp: true, parts: { status: 'suspended', notPaid } }
}

/** The money is asked back from here on, so much of what was handed out; what becomes of it stands on the record. */
function askedBack(
  record: Entitlement,
  asked: Dong,
  { id }: DuplicateCase,
  { now }: CaseContext,
  { by, confirmedBy }: Authors,
): Parts {
  const { username, role, unit } = confirmedBy ?? by
  return {
    status: 'to-recover',
    // What was not handed out yet is not due either.
    ...endedGrant(record),
    recovery: {
      amount: asked,
      decision: null,
      caseId: id,
      reason: caseOutcomeNames.recover,
      openedAt: now,
      openedBy: { username, role, unit },
      parts: [],
      refusal: null,
    },
  }
}

function recover({ known, records }: CaseFacts, context: CaseContext, authors: Authors): Result<Fate[]> {
  const { proposal, taken, excess, askedOf } = paidBeyond(context.programme, records)
  if (proposal.recover.length === 0) {
    const isOnePolicy = new Set(records.map(({ policy }) => policy)).size === 1
    const instead = [...(isOnePolicy ? ['merge' as const] : []), 'keep-highest' as const]
    const names = instead.map((outcome) => `"${caseOutcomeNames[outcome]}"`).join(' hoặc ')
    return refuse('wrong-state', `Không có khoản nào đã chi mà phải thu hồi. Chọn ${names}.`)
  }
  // Money that is asked back may not come back: what can still be set off is never handed out a second time.
  if (excess === 0)
    return refuse(
      'wrong-state',
      `Khoản được giữ chưa chi hết: khoản đã chi (${formatDong(taken)}) được trừ vào đó. Chọn "${caseOutcomeNames['keep-highest']}".`,
    )
  return ok(
    standingFates(records, proposal, context, { authors, paid: 'to-recover' }).map((fate): Fate => {
      const { record } = fate
      if (proposal.kept.includes(record.id) && openOf(record) > 0) return covered(fate, context, authors)
      if (fate.effect !== 'to-recover') return fate
      const part = askedOf.get(record.id)
      if (part === undefined) return { record, effect: 'stopped', parts: endedParts(record) }
      return { ...fate, parts: askedBack(record, part, known, context, authors) }
    }),
  )
}

/** Kept, stopped or beside; what is paid and not due has the fate of the outcome. */
function standingFates(
  records: readonly Entitlement[],
  proposal: BenefitProposal,
  context: CaseContext,
  { authors, paid }: { readonly authors: Authors; readonly paid: ReviewEffect },
): Fate[] {
  const kept = records.find(({ id }) => id === proposal.keep)
  return records.map((record): Fate => {
    if (proposal.recover.includes(record.id)) return { record, effect: paid, parts: {} }
    if (!proposal.stop.includes(record.id)) return { record, effect: 'kept', parts: opened(record) }
    return { record, effect: 'stopped', parts: stopped(record, kept, context, authors) }
  })
}

/** The words that the person is told: which support he has, and how much. */
function stopped(
  record: Entitlement,
  kept: Entitlement | undefined,
  { programme, now }: CaseContext,
  { by }: Authors,
): Parts {
  const name = kept && (findPolicy(programme, kept.policy)?.publicName ?? kept.policy)
  const note = kept ? `Đã hưởng ${name}, mức ${formatDong(grantedSum(kept))}` : null
  const notPaid: NotPaid = { reason: 'duplicate', note, paper: null, enteredAt: now, enteredBy: by }
  return record.status === 'suspended' ? {} : { status: 'suspended', notPaid }
}

function merge(
  command: Extract<Closing, { outcome: 'merge' }>,
  records: readonly Entitlement[],
  context: CaseContext,
  authors: Authors,
): Result<Fate[]> {
  const kept = records.find(({ id }) => id === command.keep)
  if (!kept) return refuse('invalid', 'Chọn hồ sơ được giữ lại trong vụ này.')
  const others = records.filter((record) => record !== kept)
  if (others.some(({ policy }) => policy !== kept.policy)) {
    // Nobody is sent on to what is refused him there again.
    const isOpen = keepHighest({ ...command, outcome: 'keep-highest', keep: null }, records, context, authors).ok
    const instead = caseOutcomeNames[isOpen ? 'keep-highest' : 'recover']
    return refuse('wrong-state', `Hai chính sách khác nhau không phải nhập hai lần. Chọn "${instead}".`)
  }
  if (others.some(isPaidOut))
    return refuse(
      'wrong-state',
      kept.status === 'paid'
        ? `Đã chi cả hai hồ sơ. Chọn "${caseOutcomeNames.recover}".`
        : 'Hồ sơ kia đã chi trả: giữ lại hồ sơ đã chi rồi gộp.',
    )
  const person = mergedPerson(kept, records, command.fields)
  if (!person.ok) return person
  return ok([
    { record: kept, effect: 'kept', parts: { ...opened(kept), person: person.value } },
    ...others.map((record): Fate => ({ record, effect: 'merged', parts: { status: 'cancelled' } })),
  ])
}
