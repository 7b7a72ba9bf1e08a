import type { Random } from './random.ts'

/** Shares of surnames as they are common knowledge for Vietnam; the people are invented. */
const surnames = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 9.5],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Huỳnh', 4],
  ['Phan', 4.5],
  ['Vũ', 3.9],
  ['Võ', 3],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.4],
  ['Hồ', 1.3],
  ['Ngô', 1.3],
  ['Dương', 1],
  ['Lý', 0.5],
  ['Nông', 0.8],
  ['Hà', 0.6],
] as const
const middles = {
  nam: ['Văn', 'Đức', 'Quốc', 'Hữu', 'Minh', 'Xuân', 'Ngọc', 'Thành', 'Công', 'Đình'],
  nữ: ['Thị', 'Thị', 'Thị', 'Ngọc', 'Thanh', 'Kim', 'Thị Mỹ', 'Thị Thu', 'Thị Bích'],
} as const
const givens = {
  nam: [
    'Hùng',
    'Dũng',
    'Nam',
    'Sơn',
    'Tuấn',
    'Hải',
    'Long',
    'Thắng',
    'Quý',
    'Bình',
    'Khánh',
    'Phúc',
    'Tài',
    'Lợi',
    'Hiếu',
    'Đạt',
    'Cường',
  ],
  nữ: [
    'Hoa',
    'Lan',
    'Hương',
    'Ngọc',
    'Mai',
    'Thủy',
    'Hạnh',
    'Nga',
    'Yến',
    'Phượng',
    'Liên',
    'Hòa',
    'Tuyết',
    'Vân',
    'Diệp',
    'Quyên',
    'Ánh',
  ],
} as const
/** Êđê names: the given name first, the mother's clan last. */
const edeGivens = {
  nam: ['Y Jut', 'Y Bhăm', 'Y Wang', 'Y Blô', 'Y Thih', 'Y Năm', 'Y Ksơr', 'Y Đhăm', 'Y Moan', 'Y Tlam', 'Y Ƀlŭm'],
  nữ: ["H'Maryam", "H'Wên", "H'Nga", "H'Rưi", "H'Ƀlŭm", "H'Lim", "H'Yar", "H'Juăt", "H'Bli", "H'Đơm", "H'Ngăn"],
} as const
const clans = ['Niê', 'Mlô', 'Êban', 'Ksơr', 'Kbuôr', 'Êčăm', 'Byă', 'Adrơng', 'Niê Kdăm', 'Ayŭn', 'Buôn Yă'] as const

export type Sex = 'nam' | 'nữ'

export function inventName(random: Random, sex: Sex, isEde: boolean): string {
  if (isEde) return `${random.pick(edeGivens[sex])} ${random.pick(clans)}`
  return `${random.weighted(surnames)} ${random.pick(middles[sex])} ${random.pick(givens[sex])}`
}

/** A Kinh child has the father's surname, an Êđê child the mother's clan; of a parent alone, that one's. */
export function inventChildName(
  random: Random,
  sex: Sex,
  parents: readonly { readonly fullName: string; readonly sex: Sex }[],
): string {
  const mother = parents.find((parent) => parent.sex === 'nữ') ?? parents[0]
  const father = parents.find((parent) => parent.sex === 'nam') ?? parents[0]
  const clan = /^(?:Y \S+|H'\S+) (.+)$/.exec(mother?.fullName ?? '')?.[1]
  if (clan !== undefined) return `${random.pick(edeGivens[sex])} ${clan}`
  const surname = /^(?:Y |H')/.test(father?.fullName ?? '') ? mother?.fullName : father?.fullName
  return `${surname?.split(' ')[0]} ${random.pick(middles[sex])} ${random.pick(givens[sex])}`
}

const buons = ['Ea Mtă', 'Knir', 'Ciết', 'Kram', 'Êga', 'Tiêu', 'Ƀuk La', 'Tơng Jú', 'Ky', 'Dhă Prŏng'] as const

/** Hamlets of a commune: some thôn of settlers, some buôn. */
export function inventHamlets(random: Random, count: number, edeShare: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    random.chance(edeShare) ? `Buôn ${buons[index % buons.length]}` : `Thôn ${index + 1}`,
  )
}
