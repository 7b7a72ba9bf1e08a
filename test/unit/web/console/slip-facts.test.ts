import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { viewEntitlement } from '../../../../lambdas/views/entitlement-view.ts'
import { slipFacts } from '../../../../web/console/receipt/slip-facts.ts'
import { anActor, anEntitlement, aPaid, morning } from '../../../support/builders.ts'

const slip = (parts: Parameters<typeof anEntitlement>[0]): Record<string, string> => {
  const entitlement = anEntitlement(parts)
  const view = viewEntitlement(entitlement, anActor(), unitTree('daklak-2020'), defaultCaseSettings, morning)
  if (!view.payment) throw new Error('not paid')
  return Object.fromEntries(slipFacts(view, view.payment))
}

describe('what stands on the slip that whoever was paid signs', () => {
  it('is the sum of this payment and its months, beside the whole grant', () => {
    const payment = aPaid({ amount: dong(1_000_000), months: ['2020-04'] })
    expect(slip({ amount: dong(3_000_000), status: 'part-paid', payment })).toMatchObject({
      'Số tiền': '1.000.000 đồng',
      'Chi cho': 'tháng 4/2020',
      'Cả khoản được duyệt': '3.000.000 đồng',
    })
  })

  it('is the sum alone where all was paid at once', () => {
    const facts = slip({ status: 'paid', payment: aPaid() })
    expect(facts['Số tiền']).toBe('1.500.000 đồng')
    expect(facts).not.toHaveProperty('Chi cho')
    expect(facts).not.toHaveProperty('Cả khoản được duyệt')
  })
})
