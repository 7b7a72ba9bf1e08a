/** Money is a whole number of Vietnamese đồng. There is no smaller unit, so nothing is ever rounded. */
export type Dong = number & { readonly __brand: 'Dong' }

/** @throws RangeError for anything but a whole, non-negative number that a double holds exactly. */
export function dong(amount: number): Dong {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in dong: ${amount}`)
  return amount as Dong
}

export function sumDong(amounts: Iterable<Dong>): Dong {
  let sum = 0
  for (const amount of amounts) sum += amount
  return dong(sum)
}

export const timesDong = (rate: Dong, count: number): Dong => dong(rate * count)

/** `1500000` → `1.500.000 đồng`, as offices write it (not `₫`). */
export function formatDong(amount: number): string {
  return `${groupThousands(amount)} đồng`
}

/** `90300000000` → `90,3 tỷ đồng`; below a million the whole number is shown. Two decimals at most, cut and not rounded up. */
export function formatDongShort(amount: number): string {
  if (amount >= 1e9) return `${twoDecimals(amount, 1e9)} tỷ đồng`
  if (amount >= 1e6) return `${twoDecimals(amount, 1e6)} triệu đồng`
  return formatDong(amount)
}

/** `12887` → `12.887`. */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

function twoDecimals(amount: number, unit: number): string {
  const hundredths = Math.floor(amount / (unit / 100))
  const whole = groupThousands(Math.floor(hundredths / 100))
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return rest === '' ? whole : `${whole},${rest}`
}
