/** @param office who gives out passwords */
const askFor = (office: string): string => `liên hệ ${office} để được đặt lại mật khẩu`

const wrong = (office: string): string =>
  `Tên đăng nhập hoặc mật khẩu chưa đúng. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại. Nếu quên mật khẩu, ${askFor(office)}.`

type Words = string | ((office: string) => string)

/** What Cognito refuses, by its error's name, in words that tell what to do. Wrong name and wrong password stay one answer. */
const byName: Readonly<Record<string, Words>> = {
  NotAuthorizedException: wrong,
  UserNotFoundException: wrong,
  PasswordResetRequiredException: (office) => `Mật khẩu của anh/chị cần được cấp lại: ${askFor(office)}.`,
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
const byMessage: readonly (readonly [RegExp, Words])[] = [
  [/disabled/i, (office) => `Tài khoản này đang bị khoá. Liên hệ ${office} để được mở lại.`],
  [/temporary password has expired/i, (office) => `Mật khẩu tạm đã quá hạn: ${askFor(office)}.`],
  [/attempts exceeded/i, 'Đã nhập sai quá nhiều lần. Đợi 15 phút rồi thử lại.'],
  [/invalid session|session is expired|session expired/i, 'Anh/chị để màn hình này quá lâu. Đăng nhập lại từ đầu.'],
  [/network error/i, 'Không kết nối được máy chủ đăng nhập. Kiểm tra mạng Internet rồi bấm lại.'],
]

export interface SignInProblem {
  readonly message: string
  /** The steps so far are void: begin again with name and password. */
  readonly fromTheStart: boolean
}

/** @param office where an officer asks for an account or a password */
export function signInProblem(error: unknown, office: string): SignInProblem {
  const { name = '', code = '', message = '' } = (error ?? {}) as { name?: string; code?: string; message?: string }
  const special = byMessage.find(([pattern]) => pattern.test(message))
  const words = special?.[1] ?? byName[code] ?? byName[name]
  return {
    message:
      (typeof words === 'function' ? words(office) : words) ?? 'Hệ thống đăng nhập đang bận. Đợi một phút rồi thử lại.',
    fromTheStart: /session/i.test(message),
  }
}
