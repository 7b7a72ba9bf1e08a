/** Why a command could not speak to its system, in words that say what to do; undefined where it is something else. */
export function whyUnreachable(error: unknown): string | undefined {
  const fault = socketFault(error)
  if (fault?.code === 'ECONNREFUSED' && isHere(fault.where))
    return `Không ai trả lời ở ${fault.where}: hệ thống trên máy này đã dừng. Hãy chạy lại: npm start (cùng --data nếu có), rồi gọi lại lệnh này.`
  if (fault)
    return `Không kết nối được tới ${fault.where} (${fault.code}): kiểm tra mạng và địa chỉ đã đặt (SITE_URL, AWS_REGION), rồi gọi lại lệnh này.`
  if (error instanceof TypeError && error.message === 'fetch failed')
    return `Không kết nối được (${causeOf(error)}): kiểm tra mạng và địa chỉ đã đặt (SITE_URL), rồi gọi lại lệnh này.`
  const refusal = awsRefusal(error)
  if (refusal)
    return `AWS không làm theo lệnh này: ${refusal.replace(/\.$/, '')}. Kiểm tra khoá đăng nhập, vùng và tên đã đặt (xem docs/deploy.md), rồi gọi lại lệnh này.`
  return undefined
}

interface SocketFault {
  readonly code: string
  /** `127.0.0.1:8080`, or the name that nobody knows. */
  readonly where: string
}

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** `fetch` and the SDK wrap what the socket said. */
function socketFault(error: unknown): SocketFault | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, address, port, hostname, cause } = error as Partial<Record<string, unknown>>
  if (typeof code === 'string' && socketCodes.has(code)) {
    const named =
      typeof hostname === 'string' ? hostname : typeof address === 'string' ? `${address}:${port}` : undefined
    if (named !== undefined) return { code, where: named }
  }
  return socketFault(cause)
}

/** A certificate that does not hold, a port that no browser asks. */
function causeOf({ cause, message }: Error): string {
  if (!(cause instanceof Error)) return message
  return 'code' in cause ? String(cause.code) : cause.message
}

const isHere = (where: string): boolean => /^(?:127\.|::1:|localhost)/.test(where)

/** What AWS says of a call that it does not take, or the SDK of keys that it does not find. */
function awsRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return '$metadata' in error || error.name === 'CredentialsProviderError'
    ? `${error.name}: ${error.message}`
    : undefined
}
