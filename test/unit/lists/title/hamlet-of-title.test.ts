import { hamletOfTitle } from '../../../../lambdas/lists/title/hamlet-of-title.ts'
import { checked } from '../a-list.ts'

describe('the hamlet in a title', () => {
  it.each([
    ['DANH SÁCH HỘ NGHÈO THÔN 10 XÃ EA KTUR', 'THÔN 10'],
    ['Danh sách hộ nghèo thôn Hòa Nam 2 được hỗ trợ', 'thôn Hòa Nam 2'],
    ['DANH SÁCH HỘ CẬN NGHÈO BUÔN TƠNG JÚ ĐƯỢC HỖ TRỢ', 'BUÔN TƠNG JÚ'],
    ['Thôn: Hòa Nam 2', 'Thôn Hòa Nam 2'],
    ['TỔ DÂN PHỐ 5 - PHƯỜNG TỰ AN', 'TỔ DÂN PHỐ 5'],
    ['BAN TỰ QUẢN BUÔN KNIÊT', 'BUÔN KNIÊT'],
    ['Buôn Krông A, xã Ea Tiêu, huyện Cư Kuin', 'Buôn Krông A'],
  ])('is read: %p', (line, hamlet) => {
    expect(hamletOfTitle(['UBND XÃ EA KTUR', line])).toBe(hamlet)
  })

  it.each([
    'DANH SÁCH HỘ NGHÈO CÁC THÔN, BUÔN',
    'UBND THÀNH PHỐ BUÔN MA THUỘT',
    'Buôn Ma Thuột, ngày 12 tháng 5 năm 2020',
    'UBND XÃ BUÔN TRIẾT',
    'THỊ TRẤN BUÔN TRẤP',
    'UBND BUÔN ĐÔN',
    'Phòng LĐ-TBXH Buôn Hồ',
    'Thôn 1, thôn 2',
    'Trưởng thôn: Nguyễn Văn Hùng',
    'Trưởng thôn Nguyễn Văn Hùng',
    'Người lập của thôn: Nguyễn Văn Hùng',
    '(Kèm theo Tờ trình của thôn 5)',
    'HỘ NGHÈO THÔN ĐẶC BIỆT KHÓ KHĂN',
    'Hộ nghèo ở thôn, buôn đặc biệt khó khăn',
    'Gồm 02 thôn',
    'XÃ EA KTUR: 12 THÔN BUÔN',
  ])('is none: %p', (line) => {
    expect(hamletOfTitle([line])).toBeNull()
  })

  it('is everybody’s, but below a heading of another, and where the rows have a column for it', async () => {
    const people = [
      [1, 'Nguyễn Văn Hùng', 1954],
      [2, 'Trần Thị Hoa', 1960],
    ]
    const list = await checked([
      ['DANH SÁCH HỘ NGHÈO THÔN 10'],
      ['STT', 'Họ và tên', 'Năm sinh'],
      ...people,
      ['Thôn 11'],
      ...people,
    ])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['THÔN 10', 'THÔN 10', 'Thôn 11', 'Thôn 11'])
    const own = await checked([
      ['DANH SÁCH HỘ NGHÈO THÔN 10'],
      ['STT', 'Họ và tên', 'Năm sinh', 'Thôn'],
      [1, 'Nguyễn Văn Hùng', 1954, 'Thôn 12'],
      [2, 'Trần Thị Hoa', 1960, null],
    ])
    expect(own.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 12', null])
  })
})
