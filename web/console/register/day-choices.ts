import type { DayKind } from '../../../lambdas/domain/register/register-question.ts'

export const dayChoices = {
  payment: 'Ngày chi trả',
  'payment-entry': 'Ngày ghi lần chi vào hệ thống',
  paid: 'Ngày ghi chi xong',
  granted: 'Ngày đưa vào danh sách',
} as const satisfies Record<DayKind, string>
