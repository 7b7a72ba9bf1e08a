import { foldText } from '../../domain/names/fold-text.ts'

const unit = /(?<![\p{L}\d.,])(nghin|ngan|trieu|1[.,]?000) ?(?:dong|d|vnd)\b/gu
/** "Dưới 100 triệu đồng", "một triệu năm trăm nghìn đồng": how much something is. */
const counted = /(?:\d|\b(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|chuc|tram|linh|le|ruoi|trieu|ty)) ?$/
/** "ĐVT: 1 triệu đồng". */
const one = /\b(?:dvt|don vi(?: tinh)?)[ :(]*(?:1|mot) ?$/
const spoken = /\b(?:dvt|don vi|tinh (?:bang|theo))\b/
const fewWords = 4

/**
 * "Đơn vị tính: nghìn đồng", "(1.000đ)", "ĐVT: triệu đồng" as đồng; null where the text names no unit. A sentence that tells
 * how much something is ("doanh thu dưới 100 triệu đồng") names none.
 */
export function moneyUnitOf(text: string): number | null {
  const folded = foldText(text)
  const isUnit = (before: string): boolean => {
    if (one.test(before)) return true
    if (counted.test(before)) return false
    const isBracketed = before.lastIndexOf('(') > before.lastIndexOf(')')
    return isBracketed || spoken.test(before) || folded.split(' ').length <= fewWords
  }
  for (const found of folded.matchAll(unit)) {
    if (isUnit(folded.slice(0, found.index))) return found[1] === 'trieu' ? 1_000_000 : 1_000
  }
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
