import { relationOf } from '../../../../lambdas/lists/rows/households/relation-to-head.ts'

describe('what somebody is to the head of his household', () => {
  it.each([
    ...['Chủ hộ', 'CHỦ HỘ', 'chủ hộ.', 'Chủ  hộ ', 'Chủhộ', 'Chú hộ', 'Chủ họ', 'chu ho', 'CH', 'CH.', 'C.hộ', 'C/hộ'],
    ...[
      'Ch. hộ',
      'Chủ',
      'Bản thân',
      'Là chủ hộ',
      'Chủ hộ (nữ)',
      'Mẹ (chủ hộ)',
      'Bà - chủ hộ',
      'Mẹ, chủ hộ',
      '(Chủ hộ)',
    ],
    ...['Mẹ, chủ hộ mới', 'Chủ hộ: Nguyễn Văn An', 'Mẹ, chủ hộ từ 2019', 'Chủ hộ cũ'],
    ...['Quan hệ với chủ hộ: chủ hộ', '1. Chủ hộ', 'Chủ hộ mới', 'Chủ gia đình', '- Chủ hộ'],
  ])('is the head himself: %p', (text) => {
    expect(relationOf(text)).toBe('head')
  })

  it.each([
    ...[
      'Vợ',
      'chồng',
      'Con',
      'Con đẻ',
      'Con trai',
      'Cháu nội',
      'Con chủ hộ',
      'Vợ chủ hộ',
      'Vợ của chủ hộ',
      'Mẹ chủ hộ',
    ],
    ...['Con đẻ của chủ hộ', 'Vợ/chồng chủ hộ', 'Vợ (chồng) chủ hộ', 'Con (gái) chủ hộ', 'Em ruột chủ hộ', 'Vợ CH'],
    ...['Quan hệ với chủ hộ: con', 'QH với chủ hộ: vợ', 'Chú', 'Chú họ', 'Chú ruột', 'Thành viên', 'Con nuôi', '- Con'],
    ...['Vợ (chủ hộ: Nguyễn Văn An)', 'Con, chủ hộ Nguyễn Văn A', 'Con - chủ hộ là ông An', 'Vợ (CH: Nguyễn Văn An)'],
    ...['Cụ', 'Kỵ', 'Khác', 'Cụ ngoại'],
    ...['Con dâu chủ hộ', 'Cháu họ', 'Ở nhờ', 'Con riêng của vợ'],
  ])('is another: %p', (text) => {
    expect(relationOf(text)).toBe('member')
  })

  it('may be said by nothing that is known, or not at all', () => {
    expect(['1', '02', 'abc', 'Không phải chủ hộ'].map(relationOf)).toEqual(Array(4).fill('unknown'))
    expect(['', '-', '–', '…', '0'].map(relationOf)).toEqual(Array(5).fill('none'))
  })
})
