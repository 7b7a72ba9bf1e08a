/** What Cognito refuses, by its error's name, in words that tell what to do. Wrong name and wrong password stay one answer. */
const askOffice = 'liên hệ Văn phòng Sở LĐ-TBXH để được đặt lại mật khẩu'

const wrong = `Tên đăng nhập hoặc mật khẩu chưa đúng. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại. Nếu quên mật khẩu, ${askOffice}.`

const byName: Readonly<Record<string, string>> = {
  NotAuthorizedException: wrong,
  UserNotFoundException: wrong,
  PasswordResetRequiredException: `Mật khẩu của anh/chị cần được cấp lại: ${askOffice}.`,
  InvalidPasswordException: 'Mật khẩu mới chưa đủ các yêu cầu ghi bên dưới. Chọn mật khẩu khác.',
  PasswordHistoryPolicyViolationException: 'Mật khẩu này đã dùng trước đây. Chọn mật khẩu khác.',
  CodeMismatchException: 'Mã xác thực chưa đúng. Nhập 6 chữ số đang hiện trong ứng dụng xác thực.',
  EnableSoftwareTokenMFAException: 'Mã xác thực chưa đúng. Nhập 6 chữ số đang hiện trong ứng dụng xác thực.',
  ExpiredCodeException: 'Mã xác thực đã hết hạn. Nhập mã mới đang hiện trong ứng dụng xác thực.',
  TooManyRequestsException: 'Có quá nhiều lần đăng nhập. Đợi vài phút rồi thử lại.',
  LimitExceededException: 'Có quá nhiều lần đăng nhập. Đợi vài phút rồi thử lại.',
  TooManyFailedAttemptsException: 'Đã nhập sai quá nhiều lần. Đợi 15 phút rồi thử lại.',
}

/** NotAuthorizedException stands for several things that only its English message tells apart. */
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/disabled/i, 'Tài khoản này đang bị khoá. Liên hệ Văn phòng Sở LĐ-TBXH để được mở lại.'],
  [/temporary password has expired/i, `Mật khẩu tạm đã quá hạn: ${askOffice}.`],
  [/attempts exceeded/i, 'Đã nhập sai quá nhiều lần. Đợi 15 phút rồi thử lại.'],
  [/invalid session|session is expired|session expired/i, 'Anh/chị để màn hình này quá lâu. Đăng nhập lại từ đầu.'],
  [/network error/i, 'Không kết nối được máy chủ đăng nhập. Kiểm tra mạng Internet rồi bấm lại.'],
]

export interface SignInProblem {
  readonly message: string
  /** The steps so far are void: begin again with name and password. */
  readonly fromTheStart: boolean
}

export function signInProblem(error: unknown): SignInProblem {
  const { name = '', code = '', message = '' } = (error ?? {}) as { name?: string; code?: string; message?: string }
  const special = byMessage.find(([pattern]) => pattern.test(message))
  const words = special?.[1] ?? byName[code] ?? byName[name]
  return {
    message: words ?? 'Hệ thống đăng nhập đang bận. Đợi một phút rồi thử lại.',
    fromTheStart: /session/i.test(message),
  }
}
