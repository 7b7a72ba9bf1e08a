import type { OwnSupport } from '../../contract/lookup.ts'
import { openReview } from '../../domain/cases/review.ts'
import type { IdNumber } from '../../domain/ids/id-number.ts'
import { maskIdNumber } from '../../domain/ids/mask-id-number.ts'
import { openedEntry } from '../../domain/ledger/seals/ledger-entry.ts'
import { receiptOf } from '../../domain/ledger/seals/receipt.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { grantedSum } from '../../domain/payments/granted-sum.ts'
import { handedOut } from '../../domain/payments/instalments.ts'
import { whoseMoney } from '../../domain/payments/payers-money.ts'
import { statusNames } from '../../domain/payments/payment-status.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { ruleInWords } from '../../pages/words/exclusion-words.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { paymentEntry } from '../../store/ledger/ledger-store.ts'
import { findByNumberAndName } from '../../store/register/entitlement-store.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'
import { policyName } from '../../views/entitlement-view.ts'

/**
 * What a person who knows both the number and the name may see. One read, whatever is asked: an unknown number and a wrong name
 * take the same way and give the same empty answer.
 */
export async function lookUp(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  asked: { readonly idNumber: IdNumber; readonly fullName: string },
): Promise<OwnSupport[]> {
  // Signs without a letter are nobody's name.
  if (nameKey(asked.fullName) === '') return []
  const found = await findByNumberAndName(register, marks.idNumber(asked.idNumber), marks.name(asked.fullName))
  // Those of one programme stand together: the page says its rule over them.
  found.sort((a, b) => a.programme.localeCompare(b.programme))
  const inQuestion = new Set(found.filter(openReview).map(({ programme }) => programme))
  return Promise.all(
    found.map(async (own) => ({
      ...viewOwn(own, asked.idNumber, tree, inQuestion.has(own.programme)),
      receipt: await receiptFor(register, own),
    })),
  )
}

/** 1 read a support that is paid. */
async function receiptFor(register: Register, own: Entitlement): Promise<OwnSupport['receipt']> {
  const entry = await paymentEntry(register, own)
  return entry ? receiptOf(sha256, await openedEntry(sha256, entry)) : null
}

/** @param isInQuestion whether an open case asks which of the person's supports of that programme are due */
function viewOwn(
  entitlement: Entitlement,
  idNumber: IdNumber,
  tree: UnitTree,
  isInQuestion: boolean,
): Omit<OwnSupport, 'receipt'> {
  const { person, payment } = entitlement
  const payer = payment && whoseMoney(payment)
  const commune = tree.find(entitlement.commune)
  const programme = programmeOfRecord(entitlement)
  const district = commune?.parent ? tree.find(commune.parent) : undefined
  return {
    fullName: person.fullName,
    idNumberMasked: maskIdNumber(idNumber),
    programmeName: programme.name,
    rule: ruleInWords(programme.exclusion, isInQuestion),
    policyName: policyName(entitlement.programme, entitlement.policy),
    communeName: commune?.name ?? entitlement.commune,
    districtName: district?.level === 'district' ? district.name : null,
    amount: grantedSum(entitlement),
    offset: entitlement.offset,
    months: entitlement.months,
    decision: entitlement.decision,
    amendedBy: entitlement.amendedBy,
    status: entitlement.status,
    statusName: statusNames[entitlement.status],
    paid: payment && {
      soFar: handedOut(entitlement),
      last: payment.amount,
      months: payment.months
        .filter((month) => month.includes('-'))
        .map((month) => month.split('-').reverse().join('/')),
    },
    paidOn: payment?.paidOn ?? null,
    payerName: payer && officeName(tree, payer.role, payer.unit),
    receivedBy: payment?.receiver.kind ?? null,
  }
}
