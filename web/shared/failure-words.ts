/** Failures that no handler answered: the network, a gateway or an old page. */
export type TransportCode =
  | 'network'
  | 'signed-out'
  | 'blocked'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable'
  | 'bad-answer'
  | 'stopped'
interface Words {
  readonly read: string
  /** For a command: whether it was carried out is unknown, and pressing again is safe because of its Idempotency-Key. */
  readonly write: string
}

const alike = (words: string): Words => ({ read: words, write: words })

/** Words for failures that bring no words of their own. They address nobody, so that officers and citizens can both read them. */
export const failureWords = {
  network: {
    read: 'Không kết nối được máy chủ. Kiểm tra mạng Internet rồi bấm “Thử lại”. Số liệu đã lưu không bị mất.',
    write:
      'Mất kết nối khi đang gửi, chưa rõ máy chủ đã nhận hay chưa. Khi có mạng, bấm lại nút vừa bấm: hệ thống không ghi hai lần.',
  },
  'signed-out': {
    read: 'Phiên làm việc đã hết hạn. Đăng nhập lại để tiếp tục.',
    write: 'Phiên làm việc đã hết hạn khi đang gửi. Đăng nhập lại rồi bấm lại nút vừa bấm: hệ thống không ghi hai lần.',
  },
  blocked: {
    read: 'Tường lửa trước máy chủ đã chặn yêu cầu này. Nếu vừa gõ địa chỉ trang mạng, địa chỉ máy (như 10.0.0.1) hay dấu < > vào ô tìm, bỏ đi rồi tìm lại. Không gõ gì mà vẫn bị chặn thì đổi mạng khác rồi thử lại.',
    write:
      'Tường lửa trước máy chủ đã chặn nội dung vừa gửi, chưa ghi gì. Thường do trong ô chữ (ghi chú, lý do, nội dung) có địa chỉ trang mạng (http://…), địa chỉ máy (như 10.0.0.1), dấu < > hoặc đoạn mã. Viết lại bằng lời thường rồi gửi lại.',
  },
  'too-large': alike(
    'Nội dung gửi đi quá lớn nên máy chủ không nhận, chưa ghi gì. Viết ngắn lại hoặc chọn ít dòng hơn rồi gửi lại; tệp danh sách thì tải lên ở màn hình “Nhập danh sách”.',
  ),
  'rate-limited': alike('Có quá nhiều yêu cầu trong thời gian ngắn. Đợi một phút rồi thử lại.'),
  unavailable: {
    read: 'Hệ thống đang bận. Số liệu đã lưu không bị mất. Đợi ít phút rồi bấm “Thử lại”.',
    write:
      'Hệ thống đang bận, chưa rõ việc vừa gửi đã được ghi hay chưa. Đợi ít phút rồi bấm lại nút vừa bấm: hệ thống không ghi hai lần.',
  },
  'bad-answer': alike(
    'Màn hình này cũ hơn máy chủ nên không đọc được câu trả lời. Tải lại trang (phím F5) rồi thử lại.',
  ),
  stopped: alike('Đã dừng theo yêu cầu.'),
  unknown: alike('Có lỗi ngoài dự kiến trên màn hình này. Tải lại trang (phím F5) rồi thử lại.'),
} as const satisfies Record<TransportCode | 'unknown', Words>
