import { openReview, reviewWords, stoppingReview } from '../cases/review.ts'
import { excludes } from '../duplicates/exclusion.ts'
import { entitledElsewhere } from '../exchange/foreign-finding.ts'
import { provinceName } from '../exchange/provinces.ts'
import { maskIdNumber } from '../ids/mask-id-number.ts'
import { formatDong } from '../money/dong.ts'
import type { Actor } from '../permissions/authorise.ts'
import { isAllowed } from '../permissions/permission-table.ts'
import type { Programme } from '../programmes/programme.ts'
import { type Result, refuse } from '../result.ts'
import { formatDay, localDay, localTime } from '../time/local-day.ts'
import type { Entitlement } from './entitlement.ts'
import { dueInstalments, monthsInWords } from './instalments.ts'
import { isLateDay } from './late-day.ts'
import type { OtherSupport, PaymentCommand } from './payment-command.ts'
import { isPayable } from './payment-moves.ts'
import { faultOfReceiver } from './who-received.ts'

type RecordPayment = Extract<PaymentCommand, { kind: 'record-payment' }>

interface Clock {
  readonly now: number
  readonly backlogUntil: string | null
}

/** @param day `2020-05-29` */
export const isLate = (day: string, { now, backlogUntil }: Clock): boolean =>
  isLateDay(day, { today: localDay(now), backlogUntil })

/** What is wrong with the day, the place or the receiver. */
export function faultOfPayment(entitlement: Entitlement, command: RecordPayment, clock: Clock): string | null {
  const { now } = clock
  if (command.paidOn > localDay(now)) return 'Ngày chi trả không được sau hôm nay.'
  if (command.paidOn === localDay(now) && command.paidAt !== null && command.paidAt > localTime(now))
    return 'Giờ chi trả không được sau bây giờ.'
  if (isLate(command.paidOn, clock) && !command.lateReason) return 'Nhập sau ngày chi trả: ghi lý do nhập muộn.'
  if (command.place === 'other' && !command.note) return 'Chọn "Nơi khác" thì phải ghi rõ nơi chi trả ở ô Ghi chú.'
  if (command.paidOn < entitlement.decision.day)
    return `Ngày chi trả không được trước ngày quyết định (${formatDay(entitlement.decision.day)}).`
  return faultOfReceiver(command.receiver)
}

/** What is wrong with the months that are to be paid now. */
export function faultOfMonths(entitlement: Entitlement, { months }: RecordPayment): string | null {
  if (months === null) return null
  const open = dueInstalments(entitlement)
  if (open.length === 0) return 'Khoản này chi một lần, không chọn tháng. Tải lại trang rồi thực hiện lại.'
  if (months.length === 0) return 'Chọn ít nhất một tháng để chi.'
  const due = open.filter((one) => one.due > 0).map(({ month }) => month)
  const other = months.filter((month) => !open.some((one) => one.month === month))
  if (other.length > 0)
    return `Không còn phải chi ${monthsInWords(other)}. Các tháng còn phải chi: ${monthsInWords(due)}.`
  // A payment of no đồng would stand on the record as one, and its person as paid.
  if (!months.some((month) => due.includes(month)))
    return `Tiền của ${monthsInWords(months)} đã trừ hết vào khoản nhận trước. Các tháng còn phải chi: ${monthsInWords(due)}.`
  return null
}

/**
 * A card of another kind is no disagreement: people changed the 9-digit card for the 12-digit one while the lists were made. A card
 * of the same kind with another number is.
 */
export function faultOfIdNumber({ person }: Entitlement, command: RecordPayment): string | null {
  const { idNumber } = command
  if (idNumber && person.idNumbers.some(({ number }) => number === idNumber.number)) return null
  const known = person.idNumbers.find(({ kind }) => kind === idNumber?.kind)
  if (known && idNumber && known.number !== idNumber.number)
    return `Số vừa nhập khác số trong danh sách (${maskIdNumber(known)}). Xem lại giấy tờ; nếu danh sách sai, chọn "Không chi được: sai thông tin cá nhân".`
  if (person.idNumbers.length > 0 || idNumber) return null
  if (!command.noIdNumberReason) return 'Bổ sung số CMND/CCCD khi chi trả, hoặc chọn lý do chưa có số.'
  if (command.noIdNumberReason === 'other' && !command.note)
    return 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.'
  return null
}

interface Counter {
  readonly actor: Actor
  readonly review: Held
}

interface Compared {
  readonly programme: Programme
  readonly others: readonly OtherSupport[]
}

/** What a conclusion has stopped is paid when the conclusion is lifted, by the office that it names. */
export function faultOfConclusion(entitlement: Entitlement, { actor, review }: Counter): Result<never> | null {
  const stopped = stoppingReview(entitlement)
  if (!stopped) return null
  const office = review.officeOf(stopped.owner)
  const what = decidesCase(actor, stopped.owner) ? 'huỷ kết luận đó trước' : `gọi ${office} để xem lại kết luận`
  return refuse(
    'under-review',
    `Khoản này ${reviewWords[stopped.effect]} theo kết luận rà soát trùng của ${office}. Thấy chưa đúng thì ${what}.`,
  )
}

/** Whom the commune has found to have the support in another province: paid here too it would be paid twice. */
export function faultOfOtherProvince(entitlement: Entitlement): Result<never> | null {
  const finding = entitledElsewhere(entitlement)
  if (!finding) return null
  return refuse(
    'under-review',
    `Đã kết luận là một người và hưởng ở ${provinceName(finding.province)}: không chi ở đây. Cấp trên của xã huỷ khoản này theo quyết định; thấy chưa đúng thì huỷ kết luận đó trước.`,
  )
}

/** What a certain case would stop is not paid while the case is open. */
export function faultOfReview(entitlement: Entitlement, { actor, review }: Counter): Result<never> | null {
  const open = openReview(entitlement)
  if (!review.holds || open?.effect !== 'to-stop') return null
  return refuse('under-review', decidesCase(actor, open.owner) ? ownHeldWords : heldWords(review.officeOf(open.owner)))
}

/** What a payer is told of a support that an open case holds. @param office that concludes it */
export const heldWords = (office: string): string =>
  `Tạm dừng: đang rà soát trùng. Chưa chi khoản này; gọi ${office} để biết kết luận.`

/** To whom the conclusion is up has nobody to call. @param owner the unit that decides the case */
export const decidesCase = ({ role, unit }: Pick<Actor, 'role' | 'unit'>, owner: string): boolean =>
  unit === owner && isAllowed(role, 'case.decide')

/** What he is told instead of whom to call. */
export const ownHeldWords = 'Tạm dừng: đang rà soát trùng. Chưa chi khoản này trước khi anh/chị kết luận vụ nghi trùng.'

export interface Held {
  /** The province's setting: whether an open certain case stops payments. */
  readonly holds: boolean
  /** "Phòng LĐ-TBXH Huyện Cư Kuin" for the unit that decides a case. */
  readonly officeOf: (unit: string) => string
}

/** Nobody is paid twice: the same number that was paid under a policy which excludes this one stops the payment. */
export function faultOfPaidElsewhere(
  entitlement: Entitlement,
  command: Pick<RecordPayment, 'differentPerson'>,
  { programme, others }: Compared,
): Result<never> | null {
  for (const other of others) {
    if (other.status !== 'paid' || other.isSettled || !excludes(programme, entitlement, other)) continue
    const where = `đã chi trả theo chính sách "${other.policyName}" tại ${other.unitName}`
    // A 9-digit CMND was issued twice in places: with another name it is a sign, not a proof.
    if (other.shared === 'CMND' && !other.sameName) {
      if (command.differentPerson) continue
      return refuse(
        'possible-duplicate',
        `Số CMND này ${where}. Số CMND có khi cấp trùng cho hai người. Đối chiếu giấy tờ: nếu đúng là hai người, xác nhận "người khác" rồi chi; nếu là một người, không chi.`,
      )
    }
    if (other.isAskedBack)
      return refuse(
        'already-paid-elsewhere',
        `Số giấy tờ này ${where}, và khoản đó đang thu hồi toàn bộ: chưa chi khoản này. Ghi đủ tiền nộp lại ở khoản kia thì chi được khoản này.`,
      )
    return refuse(
      'already-paid-elsewhere',
      `Số giấy tờ này ${where}. Mỗi người chỉ hưởng một chính sách: không chi, báo cấp trên của xã rà soát trùng.`,
    )
  }
  return null
}

/**
 * Who qualifies for two policies gets only the highest (Resolution 42/NQ-CP, part I, point 3): paying the lower one first would shut
 * it out, so the officer is asked before.
 */
export function faultOfHigherElsewhere(
  entitlement: Entitlement,
  command: RecordPayment,
  { programme, others }: Compared,
): Result<never> | null {
  if (command.lowerConfirmed) return null
  const higher = others.find(
    (other) =>
      isPayable(other.status) &&
      !other.isSettled &&
      other.amount > entitlement.amount &&
      (other.shared === 'CCCD' || other.sameName) &&
      excludes(programme, entitlement, other),
  )
  if (!higher) return null
  return refuse(
    'higher-elsewhere',
    `Người này còn khoản cao hơn, chưa chi: "${higher.policyName}" tại ${higher.unitName}. Khoản đang chi là ${formatDong(entitlement.amount)}. Mỗi người chỉ hưởng một chính sách, mức cao nhất: chi khoản này thì khoản cao hơn không chi được nữa. Báo cấp trên của xã rà soát trước; nếu vẫn chi khoản thấp, xác nhận.`,
  )
}
