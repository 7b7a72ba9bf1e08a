/**
 * What a batch would do with one line, or why it leaves it alone. Only the first three change anything; a line that got another answer
 * is never written, whatever happens before the batch is confirmed.
 */
export const batchAnswers = [
  'pay',
  'not-paid',
  'correct',
  'same',
  'already-paid',
  'which-payment',
  'not-due',
  'months-limit',
  'wrong-state',
  'held',
  'question',
  'no-number',
  'late',
  'future-day',
  'early-day',
  'wrong-amount',
  'together',
  'repeated',
  'unsure',
  'unknown',
  'other-unit',
  'unclear',
] as const
export type BatchAnswer = (typeof batchAnswers)[number]

export const answerNames = {
  pay: 'Ghi đã chi trả',
  'not-paid': 'Ghi không chi được',
  correct: 'Sửa cập nhật đã ghi trước',
  same: 'Đã ghi đúng như vậy từ trước',
  'already-paid': 'Đã được chi trả trước đó',
  'which-payment': 'Không rõ sửa lần chi trước hay là lần chi khác',
  'not-due': 'Chưa đến tháng được chi',
  'months-limit': 'Quá số tháng hoặc số ngày được hưởng, tính cả quyết định khác',
  'wrong-state': 'Không còn chi được (đã mất, từ chối, tạm dừng, đã huỷ…)',
  held: 'Đang hoặc đã rà soát trùng, chưa chi',
  question: 'Cần cán bộ trả lời riêng (có thể trùng, có khoản cao hơn)',
  'no-number': 'Chưa có số giấy tờ, phải ghi riêng từng người',
  late: 'Nhập muộn mà chưa có lý do',
  'future-day': 'Ngày chi trả sau hôm nay',
  'early-day': 'Ngày chi trả trước quyết định hoặc trước ngày giao tiền',
  'wrong-amount': 'Số tiền khác số phải chi',
  together: 'Ghi chung với dòng khác của người này',
  repeated: 'Một người ở nhiều dòng',
  unsure: 'Không rõ là ai',
  unknown: 'Không có trong danh sách được duyệt',
  'other-unit': 'Thuộc địa bàn khác',
  unclear: 'Dòng chưa đủ hoặc không đọc được',
} as const satisfies Record<BatchAnswer, string>

const actingAnswers: readonly BatchAnswer[] = ['pay', 'not-paid', 'correct']

/** Whether the line changes its support when the batch is confirmed. */
export const isActing = (answer: BatchAnswer): boolean => actingAnswers.includes(answer)
