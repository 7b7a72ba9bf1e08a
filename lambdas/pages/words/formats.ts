import { formatDong, formatDongShort, groupThousands } from '../../domain/money/dong.ts'

/** How one language writes money, counts and shares. Days are dd/mm/yyyy in both: it is what stands on the papers. */
export interface Formats {
  readonly money: (dong: number) => string
  readonly moneyShort: (dong: number) => string
  readonly count: (value: number) => string
  /** Cut to tenths, never rounded up: 100 % means all of them. */
  readonly percent: (part: number, whole: number) => string
}

const tenths = (part: number, whole: number): number => (whole > 0 ? Math.floor((part / whole) * 1000) / 10 : 0)

export const formatsVi: Formats = {
  money: formatDong,
  moneyShort: formatDongShort,
  count: groupThousands,
  percent: (part, whole) => `${String(tenths(part, whole)).replace('.', ',')}%`,
}

const commas = (value: number): string => groupThousands(value).replace(/\./g, ',')

/** Cut to one decimal, as `formatDongShort` does. */
const oneDecimal = (value: number): string => {
  const cut = Math.floor(value * 10)
  return cut % 10 === 0 ? commas(cut / 10) : `${commas(Math.floor(cut / 10))}.${cut % 10}`
}

export const moneyEn = (dong: number): string => `${commas(dong)} đồng`

/** `2020-04` → `04/2020`, `2` → `month 2`. */
const monthEn = (month: string): string => {
  const [year, number] = month.split('-')
  return number === undefined ? `month ${month}` : `${number}/${year}`
}

export const monthsEn = (months: readonly string[]): string => months.map(monthEn).join(', ')

export const formatsEn: Formats = {
  money: moneyEn,
  moneyShort: (dong) =>
    dong >= 1e9
      ? `${oneDecimal(dong / 1e9)} billion đồng`
      : dong >= 1e6
        ? `${oneDecimal(dong / 1e6)} million đồng`
        : moneyEn(dong),
  count: commas,
  percent: (part, whole) => `${tenths(part, whole)}%`,
}
