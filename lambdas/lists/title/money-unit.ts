import { foldText } from '../../domain/names/fold-text.ts'

/** "Đơn vị tính: nghìn đồng", "(1.000đ)", "ĐVT: triệu đồng" as đồng; null where the text names no unit. */
export function moneyUnitOf(text: string): number | null {
  const folded = foldText(text)
  if (!/dvt|don vi tinh|\(|dong|vnd/.test(folded)) return null
  if (/\b(?:nghin|ngan|1[.,]?000) ?(?:dong|d|vnd)\b/.test(folded)) return 1_000
  if (/\b(?:trieu) ?(?:dong|d|vnd)\b/.test(folded)) return 1_000_000
  return /(?:dvt|don vi tinh)[ :(]*(?:dong|vnd|d)\b/.test(folded) ? 1 : null
}

/**
 * What one unit of a money column is worth, by its header; each header is read once, though each row asks for it.
 * @param ofTitle what the title says, in đồng, where the header itself names no unit
 */
export function moneyUnits(ofTitle = 1): (header: string) => number {
  const known = new Map<string, number>()
  return (header) => {
    const unit = known.get(header) ?? moneyUnitOf(`(${header})`) ?? ofTitle
    known.set(header, unit)
    return unit
  }
}
