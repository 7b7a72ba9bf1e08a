import { StandingSums } from '../../../../lambdas/domain/exports/standing-sums.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { anEntitlement, aPaid } from '../../../support/builders.ts'

const linesOf = (...rights: readonly Entitlement[]): string[] => {
  const sums = new StandingSums()
  for (const right of rights) sums.add(right)
  return sums.lines
}

const cancellation = {
  decision: { number: '99/QĐ-UBND', day: '2020-06-01' },
  reason: 'cấp nhầm',
  from: 'approved' as const,
  at: 0,
  by: { username: 'huyen-657', role: 'huyen' as const, unit: '657' },
}

describe('what the rows of an export come to', () => {
  const paid = anEntitlement({ status: 'paid', payment: aPaid() })

  it('is what was approved, part by part, with what was set off and what is cancelled beside it', () => {
    const inPart = { amount: dong(1_000_000), payment: aPaid({ amount: dong(500_000), months: ['2020-04'] }) }
    const lines = linesOf(
      paid,
      anEntitlement({ status: 'part-paid', ...inPart }),
      anEntitlement({ status: 'not-received' }),
      anEntitlement({ status: 'suspended' }),
      anEntitlement({ amount: dong(750_000), offset: dong(750_000) }),
      anEntitlement({ status: 'cancelled', cancellation }),
    )
    expect(lines).toEqual([
      'Các quyết định cấp 7.000.000 đồng = đã trừ vào khoản nhận trước 750.000 đồng + được duyệt chi 6.250.000 đồng.',
      'Tự kiểm tra: được duyệt chi 5 khoản, 6.250.000 đồng = đã chi 1 khoản, 2.000.000 đồng + không chi được 1 khoản, 1.500.000 đồng + tạm dừng 1 khoản, 1.500.000 đồng + chờ chi 2 khoản, 1.250.000 đồng: khớp. Ngoài ra có 1 khoản, 1.500.000 đồng đã huỷ theo quyết định, không tính vào số được duyệt.',
    ])
  })

  it('says of each support that is gone what took it away: a decision, a duplicate’s conclusion or its list', () => {
    const reviews = [{ caseId: 'c', effect: 'merged' as const, owner: '24547' }]
    const [decided, merged, withdrawn] = [
      anEntitlement({ status: 'cancelled', cancellation, amount: dong(1_000_000) }),
      anEntitlement({ status: 'cancelled', reviews, amount: dong(2_000_000) }),
      anEntitlement({ status: 'cancelled', amount: dong(3_000_000) }),
    ]
    const told = linesOf(paid, merged, withdrawn, decided).join('')
    expect(told).toMatch(/được duyệt chi 1 khoản, 1\.500\.000 đồng = .*: khớp\. Ngoài ra có/)
    expect(told).toContain(
      'Ngoài ra có 1 khoản, 1.000.000 đồng đã huỷ theo quyết định; 1 khoản, 2.000.000 đồng đã gộp vào hồ sơ khác khi kết luận trùng; 1 khoản, 3.000.000 đồng đã rút cùng danh sách, không tính vào số được duyệt.',
    )
    expect(linesOf(withdrawn).join('')).not.toContain('quyết định')
    expect(linesOf({ ...decided, reviews }).join('')).not.toContain('gộp')
  })

  it('says so where a support that is paid has less in its payments', () => {
    expect(linesOf(paid)).toEqual([expect.stringMatching(/: khớp\.$/)])
    const less = { ...paid, payment: aPaid({ amount: dong(1_000_000) }) }
    expect(linesOf(paid, less)).toEqual([expect.stringContaining('KHÔNG KHỚP, lệch 500.000 đồng')])
  })
})
