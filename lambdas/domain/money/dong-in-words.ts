import { capitalised } from '../names/capitalised.ts'

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const digit = (value: number): string => digits[value] ?? ''

/**
 * A sum as it stands on vouchers: `1500000` → "Một triệu năm trăm nghìn đồng".
 * @param amount a whole, non-negative number that a double holds exactly
 */
export function dongInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in dong: ${amount}`)
  const words = amount === 0 ? digit(0) : wholeInWords(amount, false)
  return `${capitalised(words)} đồng`
}

const steps = [
  [1_000_000_000, 'tỷ'],
  [1_000_000, 'triệu'],
  [1_000, 'nghìn'],
] as const

/** @param isBelow words of a higher order stand before it: five is then "không trăm linh năm" */
function wholeInWords(value: number, isBelow: boolean): string {
  for (const [step, name] of steps) {
    if (value < step) continue
    const rest = value % step
    const high = `${wholeInWords(Math.floor(value / step), isBelow)} ${name}`
    return rest === 0 ? high : `${high} ${wholeInWords(rest, true)}`
  }
  return hundredsInWords(value, isBelow)
}

function hundredsInWords(value: number, isBelow: boolean): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0 && !isBelow) return tensInWords(rest, false)
  const high = `${digit(hundreds)} trăm`
  return rest === 0 ? high : `${high} ${tensInWords(rest, true)}`
}

function tensInWords(value: number, isBelow: boolean): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (tens === 0) return isBelow ? `linh ${digit(ones)}` : digit(ones)
  const high = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  return ones === 0 ? high : `${high} ${onesBehind(tens, ones)}`
}

/** One, four and five are said otherwise behind tens. */
function onesBehind(tens: number, ones: number): string {
  if (ones === 5) return 'lăm'
  if (tens > 1 && ones === 1) return 'mốt'
  if (tens > 1 && ones === 4) return 'tư'
  return digit(ones)
}
