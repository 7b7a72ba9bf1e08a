import { sentenceOf, withoutNumbers } from '../../../lambdas/domain/ledger/sentence.ts'
import { morning } from '../../support/builders.ts'

const event = {
  type: 'payment.undone',
  at: morning,
  actor: { username: 'xa-24547', role: 'xa', unit: '24547' },
  commandId: 'c',
  reason: 'nhầm người',
  changes: { status: ['Đã chi trả', 'Chưa chi trả'], paidOn: ['29/05/2020', null] },
} as const

const name = (code: string): string => `xã ${code}`

describe('an event in words', () => {
  it('tells who, when, what, from what to what, and why', () => {
    expect(sentenceOf(event, 'UBND Xã Ea Tiêu', name)).toBe(
      '09:12 29/05/2020 – xa-24547, UBND Xã Ea Tiêu: huỷ cập nhật chi trả (trạng thái: Đã chi trả → Chưa chi trả; ngày chi trả: 29/05/2020 → (bỏ)). Lý do: nhầm người',
    )
  })

  it('names the units that it holds as codes', () => {
    const warned = {
      ...event,
      type: 'duplicate.warned',
      reason: null,
      changes: { duplicates: [null, 'A6 (24547)'] },
    } as const
    expect(sentenceOf(warned, 'UBND', name)).toContain('trùng với: A6 (xã 24547)')
  })

  it('tells whoever may read no numbers none of those that officers have written', () => {
    const paid = {
      ...event,
      type: 'payment.recorded',
      reason: 'mẹ mang thẻ 066185004321',
      changes: {
        receiver: [null, 'Lê Thị Ba (mẹ, CMND 240.123.456)'],
        paidMonths: [null, 'tháng 4/2020, 1.000.000 đồng'],
      },
    } as const
    expect(sentenceOf(withoutNumbers(paid), 'UBND', name)).toContain(
      '(người nhận: Lê Thị Ba (mẹ, CMND •••• 3456); chi cho: tháng 4/2020, 1.000.000 đồng). Ghi chú: mẹ mang thẻ •••• 4321',
    )
  })
})
