import { whyStopped } from '../../../lambdas/domain/lists/suspicious-list.ts'

describe('a list of which many may be in the register already', () => {
  it('is stopped from the province’s share on, with the likely cause', () => {
    const words = whyStopped({ byNumber: 45, byLikeness: 3 }, 100, 40)
    expect(words).toMatch(/^Dừng lại, chưa ghi gì vào hệ thống: 48 trong 100 người mới \(48%\)/)
    expect(words).toMatch(/cột số CMND\/CCCD bị kéo lệch dòng, cả cột giống nhau/)
    expect(whyStopped({ byNumber: 3, byLikeness: 45 }, 100, 40)).toMatch(/đã nhập theo quyết định hoặc chính sách khác/)
  })

  it('goes on up to that share, when it is short, and where the province stops none', () => {
    expect(whyStopped({ byNumber: 40, byLikeness: 0 }, 100, 40)).toBeNull()
    expect(whyStopped({ byNumber: 19, byLikeness: 0 }, 19, 40)).toBeNull()
    expect(whyStopped({ byNumber: 100, byLikeness: 0 }, 100, 100)).toBeNull()
    expect(whyStopped({ byNumber: 0, byLikeness: 0 }, 0, 40)).toBeNull()
  })
})
