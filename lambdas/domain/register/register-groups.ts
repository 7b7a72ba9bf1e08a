import { type PaymentStatus, paymentStatuses } from '../payments/payment-status.ts'
import { bucketOf } from '../statistics/status-buckets.ts'

/** The columns of a report as parts of the register: whoever a figure counts can be opened as a list. */
export const registerGroups = [
  'granted',
  'paid',
  'left',
  'not-payable',
  'suspended',
  'unpaid-with-reason',
  'recovery',
] as const
export type RegisterGroup = (typeof registerGroups)[number]

export const groupNames = {
  granted: 'Được phê duyệt, trừ khoản đã huỷ',
  paid: 'Đã chi trả, kể cả phải thu hồi',
  left: 'Còn lại, chờ chi',
  'not-payable': 'Chưa chi được, có lý do',
  suspended: 'Tạm dừng chi',
  'unpaid-with-reason': 'Chưa chi được hoặc tạm dừng',
  recovery: 'Có thu hồi chi sai',
} as const satisfies Record<RegisterGroup, string>

const inBucket = (bucket: (typeof bucketOf)[PaymentStatus]): PaymentStatus[] =>
  paymentStatuses.filter((status) => bucketOf[status] === bucket)

/** The same table that the counts are summed by, so that a list has as many as its figure says. */
export const statusesOfGroup: Readonly<Record<RegisterGroup, readonly PaymentStatus[]>> = {
  granted: paymentStatuses.filter((status) => bucketOf[status] !== null),
  paid: inBucket('paid'),
  left: inBucket('left'),
  'not-payable': inBucket('notPayable'),
  suspended: inBucket('suspended'),
  'unpaid-with-reason': [...inBucket('notPayable'), ...inBucket('suspended')],
  recovery: ['to-recover', 'recovered', 'return-refused'],
}
