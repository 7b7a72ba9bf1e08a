import { noSuspects, standsOnce, whyStopped } from '../../../lambdas/domain/lists/suspicious-list.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement } from '../../support/builders.ts'

const tree = unitTree('daklak-2020')

describe('a list of which many may be in the register already', () => {
  it('is stopped from the province’s share on, with the likely cause', () => {
    const words = whyStopped({ byNumber: 45, byLikeness: 3, inFile: 0 }, 100, 40, tree)
    expect(words).toMatch(/^Dừng lại, chưa ghi gì vào hệ thống: 48 trong 100 người mới \(48%\)/)
    expect(words).toMatch(/đề nghị Sở LĐ-TBXH nâng mức này\.$/)
    expect(whyStopped({ byNumber: 45, byLikeness: 3, inFile: 0 }, 100, 40, unitTree('daklak-2025'))).toMatch(
      /đề nghị UBND tỉnh Đắk Lắk nâng mức này\.$/,
    )
    expect(words).toMatch(/cột số CMND\/CCCD bị kéo lệch dòng, cả cột giống nhau/)
    expect(whyStopped({ byNumber: 3, byLikeness: 45, inFile: 0 }, 100, 40, tree)).toMatch(
      /đã nhập theo quyết định hoặc chính sách khác/,
    )
  })

  it('names the file as the cause where its own rows are there twice', () => {
    const words = whyStopped({ ...noSuspects, inFile: 60, byNumber: 3 }, 100, 40, tree)
    expect(words).toMatch(/: 63 trong 100 người mới \(63%\) nghi trùng với người đã có hoặc với dòng khác của tệp/)
    expect(words).toMatch(/những dòng này có hai lần trong tệp/)
  })

  it('takes nobody for twice who may stand in a list more than once: a supplement, another month', () => {
    const months = { months: 1, instalments: instalmentsOf(1_000_000, 1, ['2020-04']) }
    expect(standsOnce(anEntitlement(), true)).toBe(true)
    expect(standsOnce(anEntitlement({ policy: 'A4', ...months }), false)).toBe(false)
    const [supplement = ''] = nq68.exclusion.kind === 'one-of' ? nq68.exclusion.stackable : []
    expect(standsOnce(anEntitlement({ programme: nq68.id, policy: supplement }), false)).toBe(false)
  })

  it('takes whoever may have a supplement beside it for twice by the same support alone', () => {
    const main = anEntitlement({ programme: nq68.id, policy: 'B6' })
    expect([standsOnce(main, true), standsOnce(main, false)]).toEqual([false, true])
  })

  it('goes on up to that share, when it is short, and where the province stops none', () => {
    expect(whyStopped({ byNumber: 40, byLikeness: 0, inFile: 0 }, 100, 40, tree)).toBeNull()
    expect(whyStopped({ byNumber: 19, byLikeness: 0, inFile: 0 }, 19, 40, tree)).toBeNull()
    expect(whyStopped({ byNumber: 100, byLikeness: 0, inFile: 0 }, 100, 100, tree)).toBeNull()
    expect(whyStopped({ byNumber: 0, byLikeness: 0, inFile: 0 }, 0, 40, tree)).toBeNull()
  })
})
