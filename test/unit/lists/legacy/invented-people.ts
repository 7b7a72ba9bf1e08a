import { inventHamlets, inventName } from '../../../../local/demo/invented-names.ts'
import { type Random, seededRandom } from '../../../../local/demo/random.ts'

/** Names with the letters that old fonts are bad at: ư without a tone, capitals with a tone, Y and H'. */
const surnames =
  'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lương Lưu Khưu Vưu Tạ Hà Tống Châu Ông Âu Đoàn Trịnh Cù Từ Lư Ứng Án'.split(
    ' ',
  )
const middles = 'Văn Thị Đức Quốc Hữu Minh Xuân Ngọc Thành Công Đình Như Thu Thị Mỹ Ánh Hồng Trường Bá Thế'.split(' ')
const givens =
  'Hùng Dũng Nam Sơn Tuấn Hải Thắng Quý Bình Khánh Phúc Tài Lợi Hiếu Đạt Cường Hoa Lan Hương Ngọc Mai Thủy Hạnh Nga Yến Phượng Hòa Tuyết Vân Diệp Quyên Ánh Thư Tư Mười Tươi Hưng Bưởi Lượm Ướt Út Ấn Ẩn Én Ý Bé Bộ Mưu Thương Tường Ngữ Cử Sử Khuê Thuở Ngoan Uyên Oanh'.split(
    ' ',
  )

export type Invented = { fullName: string; hamlet: string; note: string }

export function inventPeople(seed: number, count: number, edeShare = 0.15): Invented[] {
  const random = seededRandom(seed)
  const hamlets = inventHamlets(random, 8, 0.5)
  return Array.from({ length: count }, () => ({
    fullName: inventPerson(random, edeShare),
    hamlet: random.pick(hamlets),
    note: random.pick(['', '', 'Nhận thay', 'Ở nhờ nhà con', 'Chưa nhận', 'Con ông Tư']),
  }))
}

export function inventPerson(random: Random, edeShare: number): string {
  if (random.chance(edeShare)) return inventName(random, random.chance(0.5) ? 'nam' : 'nữ', true)
  if (random.chance(0.4)) return inventName(random, random.chance(0.5) ? 'nam' : 'nữ', false)
  return `${random.pick(surnames)} ${random.pick(middles)} ${random.pick(givens)}`
}
