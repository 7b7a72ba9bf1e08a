import type { EntitlementView } from '../contract/entitlements.ts'
import type { CaseSettings } from '../domain/cases/case-settings.ts'
import { isConcluded } from '../domain/duplicates/concluded-warning.ts'
import { entitledElsewhere } from '../domain/exchange/foreign-finding.ts'
import { maskIdNumber } from '../domain/ids/mask-id-number.ts'
import type { DuplicateWarning, Entitlement, Payment } from '../domain/payments/entitlement.ts'
import { isWithAnother } from '../domain/payments/hand-over.ts'
import { dueInstalments, handedOut, isArrears, monthInWords, paymentsOf } from '../domain/payments/instalments.ts'
import { mayMove, type PaymentCommandKind, paymentCommands } from '../domain/payments/payment-moves.ts'
import { statusNames } from '../domain/payments/payment-status.ts'
import { outstanding, type Recovery, returnedSum } from '../domain/payments/recovery.ts'
import { mayUndo } from '../domain/payments/undo-entry.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import { officeName } from '../domain/permissions/office-name.ts'
import { policyName } from '../domain/programmes/programmes.ts'
import { localDay } from '../domain/time/local-day.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { viewForeign } from './foreign-view.ts'
import { viewReview } from './review-view.ts'
import { hiddenWords, type Written } from './written-words.ts'

export { policyName }

/**
 * What one reader may see of an entitlement, and what he may do with it now.
 * @param written officers' words as he reads them; whole ones are noted before they are shown
 */
export function viewEntitlement(
  entitlement: Entitlement,
  actor: Actor,
  tree: UnitTree,
  settings: CaseSettings,
  now: number,
  written: Written = hiddenWords,
): EntitlementView {
  const { person, payment, notPaid, handedTo, cancellation, recovery } = entitlement
  const review = viewReview(entitlement, actor, tree, settings)
  return {
    id: entitlement.id,
    programme: entitlement.programme,
    policy: entitlement.policy,
    policyName: policyName(entitlement.programme, entitlement.policy),
    commune: entitlement.commune,
    communeName: tree.find(entitlement.commune)?.name ?? entitlement.commune,
    fullName: person.fullName,
    birth: person.birth,
    sex: person.sex,
    hamlet: person.hamlet,
    household: person.household,
    idNumbers: person.idNumbers.map((idNumber) => ({ kind: idNumber.kind, masked: maskIdNumber(idNumber) })),
    amount: entitlement.amount,
    offset: entitlement.offset,
    paid: handedOut(entitlement),
    months: entitlement.months,
    days: entitlement.days ?? null,
    instalments: viewInstalments(entitlement, now),
    decision: entitlement.decision,
    status: entitlement.status,
    statusName: statusNames[entitlement.status],
    payment: payment && viewPayment(payment, tree, written),
    earlier: entitlement.earlier.map((one) => viewPayment(one, tree, written)),
    notPaid: notPaid && {
      reason: notPaid.reason,
      note: written(notPaid.note),
      paper: written(notPaid.paper),
      enteredAt: notPaid.enteredAt,
    },
    handedTo: handedTo && {
      unit: handedTo.unit,
      officeName: officeName(tree, 'payer', handedTo.unit),
      at: handedTo.at,
    },
    amendedBy: entitlement.amendedBy,
    cancellation: cancellation && {
      decision: cancellation.decision,
      reason: written(cancellation.reason),
      at: cancellation.at,
    },
    recovery: recovery && viewRecovery(recovery, written),
    warnings: entitlement.warnings.map((warning) => viewWarning(warning, entitlement, actor, tree)),
    review,
    foreign: viewForeign(entitlement, actor, tree, settings, written),
    commands: paymentCommands.filter(
      (command) =>
        mayMove(command, entitlement, actor.role) &&
        (!handsOut.has(command) || !(review?.isHeld || entitledElsewhere(entitlement))) &&
        (!isCounters.has(command) || !isWithAnother(entitlement, actor, tree)) &&
        (command !== 'undo-payment' || mayUndo(entitlement, actor)),
    ),
    version: entitlement.version,
  }
}

/** What a held record is not open to. */
const handsOut: ReadonlySet<PaymentCommandKind> = new Set(['record-payment', 'hand-over'])

/** What the hand that has the money says of it. */
const isCounters: ReadonlySet<PaymentCommandKind> = new Set(['record-payment', 'record-not-paid'])

const viewPayment = (payment: Payment, tree: UnitTree, written: Written): NonNullable<EntitlementView['payment']> => ({
  amount: payment.amount,
  months: [...payment.months],
  paidOn: payment.paidOn,
  paidAt: payment.paidAt,
  place: payment.place,
  mark: payment.mark,
  enteredAt: payment.enteredAt,
  late: payment.late,
  lateReason: written(payment.lateReason),
  receivedBy: payment.receiver.kind,
  receiverName: written(payment.receiver.name),
  relation: written(payment.receiver.relation),
  paper: written(payment.receiver.paper),
  payer: { ...payment.payer, officeName: officeName(tree, payment.payer.role, payment.payer.unit) },
  noIdNumberReason: payment.noIdNumberReason,
  note: written(payment.note),
})

function viewInstalments(entitlement: Entitlement, now: number): EntitlementView['instalments'] {
  const due = dueInstalments(entitlement)
  return entitlement.instalments.map(({ month, amount }) => {
    const paid = paymentsOf(entitlement).find(({ months }) => months.includes(month))
    const left = due.find((one) => one.month === month)?.due ?? 0
    return {
      month,
      name: monthInWords(month),
      amount,
      due: left,
      state: paid ? 'paid' : left === 0 ? 'settled' : isArrears(month, localDay(now)) ? 'late' : 'due',
      paidOn: paid?.paidOn ?? null,
    }
  })
}

const viewRecovery = (recovery: Recovery, written: Written): EntitlementView['recovery'] => ({
  amount: recovery.amount,
  returned: returnedSum(recovery),
  outstanding: outstanding(recovery),
  decision: recovery.decision,
  reason: written(recovery.reason),
  more: (recovery.more ?? []).map(({ amount, decision, reason }) => ({ amount, decision, reason: written(reason) })),
  parts: recovery.parts.map(({ amount, returnedOn, receipt }) => ({ amount, returnedOn, receipt: written(receipt) })),
  refusal: written(recovery.refusal?.reason ?? null),
})

/** Of a record outside his units a reader learns that it exists, its unit and its policy: neither which one, nor whose name it bears. */
function viewWarning(
  warning: DuplicateWarning,
  record: Entitlement,
  actor: Actor,
  tree: UnitTree,
): EntitlementView['warnings'][number] {
  const communeName = tree.find(warning.commune)?.name ?? warning.commune
  const name = policyName(warning.programme, warning.policy)
  const isWithinReach = tree.contains(actor.unit, warning.commune)
  const isDone = isConcluded(record, warning)
  const ending = isDone ? 'Đã có kết luận rà soát trùng.' : 'Đối chiếu trước khi chi.'
  const names = !isWithinReach ? '' : warning.sameName ? ' cùng họ tên,' : ' họ tên khác,'
  return {
    entitlementId: isWithinReach ? warning.entitlementId : null,
    programme: warning.programme,
    policy: warning.policy,
    policyName: name,
    commune: warning.commune,
    communeName,
    sameName: isWithinReach ? warning.sameName : null,
    isConcluded: isDone,
    message: `Cùng số giấy tờ,${names} với một khoản "${name}" tại ${communeName}. ${ending}`,
  }
}
