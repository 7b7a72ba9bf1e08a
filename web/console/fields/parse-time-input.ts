/**
 * A time of day as officers type it: `9:30`, `09.30`, `9h30`, `0930`.
 * @returns `09:30`; null when it is none
 */
export function parseTimeInput(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})\s*(?:[:.h]\s*)?(\d{2})$/i.exec(text.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}
