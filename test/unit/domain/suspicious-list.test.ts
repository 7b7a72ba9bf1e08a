import { whyStopped } from '../../../lambdas/domain/lists/suspicious-list.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'

const tree = unitTree('daklak-2020')

describe('a list of which many may be in the register already', () => {
  it('is stopped from the province’s share on, with the likely cause', () => {
    const words = whyStopped({ byNumber: 45, byLikeness: 3 }, 100, 40, tree)
    expect(words).toMatch(/^Dừng lại, chưa ghi gì vào hệ thống: 48 trong 100 người mới \(48%\)/)
    expect(words).toMatch(/đề nghị Sở LĐ-TBXH nâng mức này\.$/)
    expect(whyStopped({ byNumber: 45, byLikeness: 3 }, 100, 40, unitTree('daklak-2025'))).toMatch(
      /đề nghị UBND tỉnh Đắk Lắk nâng mức này\.$/,
    )
    expect(words).toMatch(/cột số CMND\/CCCD bị kéo lệch dòng, cả cột giống nhau/)
    expect(whyStopped({ byNumber: 3, byLikeness: 45 }, 100, 40, tree)).toMatch(
      /đã nhập theo quyết định hoặc chính sách khác/,
    )
  })

  it('goes on up to that share, when it is short, and where the province stops none', () => {
    expect(whyStopped({ byNumber: 40, byLikeness: 0 }, 100, 40, tree)).toBeNull()
    expect(whyStopped({ byNumber: 19, byLikeness: 0 }, 19, 40, tree)).toBeNull()
    expect(whyStopped({ byNumber: 100, byLikeness: 0 }, 100, 100, tree)).toBeNull()
    expect(whyStopped({ byNumber: 0, byLikeness: 0 }, 0, 40, tree)).toBeNull()
  })
})
