import { hasUtf16Mark, looksLikeUtf16 } from './content-kind.ts'

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258'

/**
 * The encoding of a text file. Without a mark at its start it is UTF-8 when all of it is valid UTF-8; else it comes
 * from a Vietnamese Windows (code page 1258). `isUtf8` is asked only then, since it reads the whole file.
 */
export async function csvEncoding(head: Uint8Array, isUtf8: () => Promise<boolean>): Promise<CsvEncoding> {
  if (hasUtf16Mark(head)) return head[0] === 0xff ? 'utf-16le' : 'utf-16be'
  return looksLikeUtf16(head) ?? ((await isUtf8()) ? 'utf-8' : 'windows-1258')
}

const candidates = [';', '\t', ',', '|']

/**
 * What divides the fields: Excel names it in a first line `sep=;`; else the sign that most evenly stands in the lines,
 * outside quotation marks. A Vietnamese Windows writes semicolons, since the comma is its decimal sign.
 */
export function csvDelimiter(start: string): string {
  const named = /^sep=(.)\r?\n/i.exec(start)?.[1]
  if (named !== undefined) return named
  const lines = start
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200)
  let best = ','
  let bestScore = 0
  for (const sign of candidates) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(sign).length - 1
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    const most = Math.max(0, ...counts.values())
    const width = [...counts]
      .filter(([, lineCount]) => lineCount === most)
      .reduce((widest, [count]) => Math.max(widest, count), 0)
    const score = most * Math.min(width, 20)
    if (score > bestScore) {
      best = sign
      bestScore = score
    }
  }
  return best
}
