/**
 * Đồng as officers type them: `1500000`, `1.500.000`, `1 500 000 đ`.
 * @returns null when it is no whole amount of at least so much
 */
export function parseAmountInput(text: string, least = 1): number | null {
  const digits = text.trim().replace(/\s*(?:đồng|đ|vnd)$/i, '')
  if (!/^\d{1,3}(?:[.,\s]\d{3})*$|^\d+$/.test(digits)) return null
  const amount = Number(digits.replace(/\D/g, ''))
  return Number.isSafeInteger(amount) && amount >= least ? amount : null
}
