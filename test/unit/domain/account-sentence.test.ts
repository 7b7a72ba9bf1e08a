import { type AccountEvent, accountEventTypes, accountSentence } from '../../../lambdas/domain/ledger/account-event.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { morning } from '../../support/builders.ts'

const tree = unitTree('daklak-2020')
const issued: AccountEvent = {
  type: 'account.issued',
  at: morning,
  actor: { username: 'so-ldtbxh', role: 'tinh', unit: '66' },
  commandId: 'c',
  changes: { unit: [null, 'Xã Ea Tiêu'], state: [null, 'Mới cấp'], role: ['Xã', 'Xã'] },
}

describe('what was done with an account, in words', () => {
  it('tells when, who, what and what changed, in an order of its own', () => {
    expect(accountSentence(issued, tree)).toBe(
      '09:12 29/05/2020 – so-ldtbxh, Sở LĐ-TBXH: cấp tài khoản (trạng thái: Mới cấp; đơn vị: Xã Ea Tiêu).',
    )
  })

  it('names the installation where nobody was signed in', () => {
    expect(accountSentence({ ...issued, actor: null, changes: {} }, tree)).toBe(
      '09:12 29/05/2020 – Quản trị hệ thống: cấp tài khoản.',
    )
  })

  it.each(accountEventTypes)('has words for %s', (type) => {
    expect(accountSentence({ ...issued, type }, tree)).toMatch(/Sở LĐ-TBXH: \S/)
  })
})
