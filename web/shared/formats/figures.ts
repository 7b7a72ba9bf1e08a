import { formatDong, formatDongShort, groupThousands } from '../../../lambdas/domain/money/dong.ts'

export { formatDong, formatDongShort, groupThousands }

/** Part of a whole in percent with at most one decimal, cut and not rounded up: 99,98 % must not look finished. Null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part / whole) * 1000) / 10 : null
}

/** `45.2` → `45,2%`; null → `–`. */
export function formatPercent(percent: number | null): string {
  return percent === null ? '–' : `${String(percent).replace('.', ',')}%`
}

/** `1234`, `khẩu` → `1.234 khẩu`. */
export const formatCount = (count: number, counted: string): string => `${groupThousands(count)} ${counted}`

/** `{ people, amount }` → `12 hộ · 9.000.000 đồng`. */
export const formatTally = (tally: { readonly people: number; readonly amount: number }, counted: string): string =>
  `${formatCount(tally.people, counted)} · ${formatDong(tally.amount)}`

/** A file's size as people read it: `840 KB`, `4,9 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`
  return `${String(Math.ceil((bytes / 1024 / 1024) * 10) / 10).replace('.', ',')} MB`
}
