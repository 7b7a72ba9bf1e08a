/**
 * Months as officers type them: `4/2020, 5/2020`, `04-2020; 05-2020`.
 * @returns `2020-04` …, none for an empty field; null when something in it is no month
 */
export function parseMonthsInput(text: string): string[] | null {
  const parts = text.split(/[,;]/).flatMap((part) => part.trim() || [])
  const months = parts.map((part) => {
    const [, month = '', year = ''] = /^(?:tháng\s*)?(0?[1-9]|1[0-2])\s*[/-]\s*(\d{4})$/i.exec(part) ?? []
    return year && `${year}-${month.padStart(2, '0')}`
  })
  return months.includes('') ? null : [...new Set(months)].sort()
}
