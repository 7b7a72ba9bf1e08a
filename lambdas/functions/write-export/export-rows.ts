import { formatBirthDate } from '../../domain/dates/birth-date.ts'
import type { ExportFilter, ExportSums } from '../../domain/exports/export-order.ts'
import { StandingSums } from '../../domain/exports/standing-sums.ts'
import { hideNumbers } from '../../domain/ids/hide-numbers.ts'
import { maskIdNumber } from '../../domain/ids/mask-id-number.ts'
import type { PrintedNumbers } from '../../domain/ids/printed-numbers.ts'
import { dong } from '../../domain/money/dong.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { handedOut } from '../../domain/payments/instalments.ts'
import { notPaidReasonNames, statusNames } from '../../domain/payments/payment-status.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { RowsDigest } from '../../runtime/rows-digest.ts'
import { filterOf } from '../../store/register/register-filter.ts'
import { supportsOfUnit } from '../../store/register/unit-supports.ts'
import type { Register } from '../../store/table/table.ts'
import { policyName } from '../../views/entitlement-view.ts'

export type ExportCell = string | number | null
export type ExportRow = readonly ExportCell[]

/**
 * Widths in characters. What has become of a support stands in no column that a payer's file tells its result in: whoever adds "Kết quả" to
 * the list of the unpaid and sends it would contradict himself, or say of everybody else that he did not receive his money.
 */
export const exportColumns = ({ communeKinds }: Pick<UnitTree, 'communeKinds'>) =>
  [
    { header: 'STT', width: 10 },
    { header: 'Họ và tên', width: 26 },
    { header: 'Ngày, tháng, năm sinh', width: 14 },
    { header: 'Giới tính', width: 9 },
    { header: 'Số CMND/CCCD', width: 18 },
    { header: 'Thôn, buôn, tổ dân phố', width: 20 },
    { header: capitalised(communeKinds), width: 20 },
    { header: 'Hộ', width: 12 },
    { header: 'Chính sách', width: 26 },
    { header: 'Quyết định', width: 24 },
    { header: 'Số tiền (đồng)', width: 16 },
    { header: 'Đã trừ khoản nhận trước (đồng)', width: 16 },
    { header: 'Đã chi đến lúc xuất (đồng)', width: 16 },
    { header: 'Trạng thái lúc xuất', width: 18 },
    { header: 'Ngày chi trả', width: 16 },
    { header: 'Đơn vị chi trả', width: 24 },
    { header: 'Lý do, ghi chú lúc xuất', width: 26 },
    { header: 'Số ngày', width: 9 },
  ] as const

interface ExportedRegister {
  readonly register: Register
  readonly tree: UnitTree
  readonly filter: ExportFilter
  /** As on the screen, or whole where that was ordered. */
  readonly numbers: PrintedNumbers
}

/** The rows that the filter shows, commune after commune in the order of the paper lists, counted and hashed as they go by. */
export class ExportRows {
  readonly #source: ExportedRegister
  readonly #digest = new RowsDigest()
  readonly #standing = new StandingSums()
  #supports = 0
  #amount = 0

  constructor(source: ExportedRegister) {
    this.#source = source
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ExportRow> {
    const { register, tree, filter } = this.#source
    for await (const one of supportsOfUnit(register, tree, filter, filterOf(filter))) yield this.#counted(one)
  }

  #counted(entitlement: Entitlement): ExportRow {
    this.#supports += 1
    this.#amount += entitlement.amount
    this.#standing.add(entitlement)
    const row = [this.#supports, ...cellsOf(entitlement, this.#source)]
    this.#digest.add(row)
    return row
  }

  /** What they come to by what became of each, in words. */
  get standing(): string[] {
    return this.#standing.lines
  }

  /** Once all rows have gone by. */
  get sums(): ExportSums {
    return { supports: this.#supports, amount: dong(this.#amount), digest: this.#digest.hex }
  }
}

function cellsOf(entitlement: Entitlement, { tree, numbers }: ExportedRegister): ExportCell[] {
  const { person, payment, notPaid, decision } = entitlement
  const isFull = numbers === 'full'
  const written = person.idNumbers.map((one) => (isFull ? one.number : maskIdNumber(one)))
  const remark = notPaid
    ? [notPaidReasonNames[notPaid.reason], notPaid.note].filter(Boolean).join(': ')
    : (payment?.note ?? null)
  return [
    person.fullName,
    person.birth && formatBirthDate(person.birth),
    person.sex,
    written.join('; ') || null,
    person.hamlet,
    tree.find(entitlement.commune)?.name ?? entitlement.commune,
    person.household,
    policyName(entitlement.programme, entitlement.policy),
    `${decision.number} ngày ${formatDay(decision.day)}`,
    entitlement.amount,
    entitlement.offset || null,
    handedOut(entitlement),
    statusNames[entitlement.status],
    payment && formatDay(payment.paidOn),
    payment && officeName(tree, payment.payer.role, payment.payer.unit),
    remark && !isFull ? hideNumbers(remark) : remark,
    entitlement.days ?? null,
  ]
}
