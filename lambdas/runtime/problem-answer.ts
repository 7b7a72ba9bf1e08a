import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { z } from 'zod'
import { type Problem, problemContentType } from '../contract/problem.ts'
import type { Refusal, RefusalCode, Result } from '../domain/result.ts'

/** The only place where a refusal becomes an HTTP status. */
const statusOf = {
  'not-found': 404,
  forbidden: 403,
  // Not 403: the console then ends its session by itself.
  locked: 401,
  'signed-out': 401,
  invalid: 422,
  conflict: 409,
  'already-paid': 409,
  'already-paid-elsewhere': 409,
  'months-limit': 409,
  'days-limit': 409,
  'possible-duplicate': 409,
  'higher-elsewhere': 409,
  'less-than-stopped': 409,
  'wrong-state': 409,
  'under-review': 409,
  'second-person': 409,
  'too-large': 413,
  'rate-limited': 429,
} as const satisfies Record<RefusalCode, number>

const titles = {
  401: 'Chưa đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  409: 'Chưa thực hiện được',
  413: 'Yêu cầu quá lớn',
  422: 'Thông tin chưa đúng',
  429: 'Quá nhiều yêu cầu',
  500: 'Hệ thống đang bận',
} as const

export interface ProblemFacts {
  readonly status: keyof typeof titles
  readonly code: string
  readonly detail: string
  readonly correlationId: string
  readonly errors?: Problem['errors']
}

/** What is refused, before it is known whether a program or a person reads it. */
export interface Refused {
  readonly problem: Problem
}

export const refusedAs = ({ status, code, detail, correlationId, errors }: ProblemFacts): Refused => ({
  problem: {
    type: 'about:blank',
    title: titles[status],
    status,
    code,
    detail,
    correlationId,
    ...(errors ? { errors } : {}),
  },
})

export const refusedBy = ({ code, message, errors }: Refusal, correlationId: string): Refused =>
  refusedAs({
    status: statusOf[code],
    code,
    detail: message,
    correlationId,
    ...(errors ? { errors: [...errors] } : {}),
  })

/** Which fields are wrong and why, without repeating what was sent. */
export const invalidShape = (error: z.ZodError): Result<never> => ({
  ok: false,
  error: {
    code: 'invalid',
    message: 'Một số thông tin chưa đúng. Xem từng mục và sửa lại.',
    errors: error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })),
  },
})

export const problemAnswer = ({ problem }: Refused): APIGatewayProxyStructuredResultV2 => ({
  statusCode: problem.status,
  headers: { 'content-type': problemContentType, 'cache-control': 'no-store', vary: 'accept' },
  body: JSON.stringify(problem),
})
