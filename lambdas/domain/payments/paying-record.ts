/** Where the money was handed over. */
export const paymentPlaces = ['commune-office', 'post-office', 'hamlet', 'home', 'other'] as const
export type PaymentPlace = (typeof paymentPlaces)[number]

export const paymentPlaceNames = {
  'commune-office': 'Trụ sở UBND xã',
  'post-office': 'Điểm bưu điện',
  hamlet: 'Điểm chi tại thôn, buôn',
  home: 'Tại nhà người nhận',
  other: 'Nơi khác (ghi rõ)',
} as const satisfies Record<PaymentPlace, string>

/** What stands in the column "Ký nhận (hoặc điểm chỉ)" of the pay list. */
export const receiptMarks = ['signature', 'fingerprint'] as const
export type ReceiptMark = (typeof receiptMarks)[number]

export const receiptMarkNames = {
  signature: 'Ký tên',
  fingerprint: 'Điểm chỉ',
} as const satisfies Record<ReceiptMark, string>
