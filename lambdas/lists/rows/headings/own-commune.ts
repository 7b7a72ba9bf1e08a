import { unitNameKey } from '../../../domain/names/unit-name-key.ts'

/** Between a hamlet and what it lies in: "Thôn 5, xã Ea Tiêu", "Thôn 5 - Ea Tiêu", "Thôn 5 xã Ea Tiêu". */
const between = /\s*[,;–]\s*|\s+-\s*|\s+(?=(?:xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh)\s)/giu

/**
 * A hamlet without the commune whose list this is, and what that lies in: "Thôn 5, xã Ea Tiêu" and "Thôn 5" are one hamlet, which a list for
 * signing must not part and a person without a number is known by. Of another commune it stays.
 */
export function withoutOwnCommune(hamlet: string, commune: string | undefined): string {
  if (!commune) return hamlet
  const own = unitNameKey(commune)
  let end = 0
  let start = 0
  for (const { index, 0: sign } of hamlet.matchAll(between)) {
    if (start > 0 && unitNameKey(hamlet.slice(start, index)) === own) return hamlet.slice(0, end)
    end = index
    start = index + sign.length
  }
  return start > 0 && unitNameKey(hamlet.slice(start)) === own ? hamlet.slice(0, end) : hamlet
}
