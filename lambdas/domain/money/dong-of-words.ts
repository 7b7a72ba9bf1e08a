import { foldText } from '../names/fold-text.ts'

/** No sum that a list names takes more letters. */
const longestText = 200

const digits: Readonly<Record<string, number>> = {
  ...{ khong: 0, mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9 },
}
/** Said so behind tens and "linh" only. */
const ones: Readonly<Record<string, number>> = { ...digits, tu: 4, lam: 5, nham: 5 }
const scales: Readonly<Record<string, number>> = {
  ...{ ty: 1_000_000_000, ti: 1_000_000_000, trieu: 1_000_000, nghin: 1_000, ngan: 1_000 },
}
const before = /^(?:(?:tong (?:cong|so)|tong|cong|so|thanh|tien|viet|bang|chu|la) )*/
const behind = / ?(?:(?:viet nam )?(?:dong|vnd|d)(?: viet nam)?)?(?: chan)?$/

/**
 * The sum that words name, as vouchers write it: "Một triệu năm trăm nghìn đồng chẵn" → 1500000; with or without accents, with "ngàn",
 * "lẻ", "rưỡi", numbers for words ("1 triệu 500 nghìn") and what stands around it ("Bằng chữ: …"). Null for anything else, and for
 * what has two readings: "một triệu năm trăm" is 1.000.500 as written and 1.500.000 as spoken.
 */
export function dongOfWords(text: string): number | null {
  if (text.length > longestText || !/\p{L}/u.test(text)) return null
  const plain = foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const words = plain.replace(before, '').replace(behind, '').trim()
  if (words === 'khong') return /dong|vnd/.test(plain) ? 0 : null
  const sum = words === '' ? null : new WordReader(words.split(' ')).whole()
  return sum === 0 || !Number.isSafeInteger(sum) ? null : sum
}

/** Goes through the words once, from the largest part to the smallest. */
class WordReader {
  private at = 0

  constructor(private readonly words: readonly string[]) {}

  whole(): number | null {
    let sum = 0
    let last = Number.POSITIVE_INFINITY
    while (this.at < this.words.length) {
      const isLow = last < Number.POSITIVE_INFINITY
      const begun = this.at
      const part = this.belowThousand(isLow)
      if (part === null) return null
      const scale = this.scale()
      if (scale >= last || (scale > 1 && part === 0)) return null
      // Hundreds right behind millions: of đồng as written, of thousands as spoken.
      if (scale === 1 && last > 1_000 && isLow && !this.saysNoHundred(begun)) return null
      sum += part * scale
      last = scale
      if (this.take('ruoi')) return scale > 1 && this.at === this.words.length ? sum + scale / 2 : null
    }
    return sum
  }

  private saysNoHundred(at: number): boolean {
    return this.words[at] === 'khong' && this.words[at + 1] === 'tram'
  }

  private scale(): number {
    const scale = scales[this.words[this.at] ?? '']
    if (scale === undefined) return 1
    this.at += 1
    // "nghìn tỷ"
    if (scale === 1_000 && ['ty', 'ti'].includes(this.words[this.at] ?? '')) {
      this.at += 1
      return 1_000_000_000_000
    }
    return scale
  }

  /** @param isLow whether a larger part stands before it: then "không trăm" may be said */
  private belowThousand(isLow: boolean): number | null {
    const written = this.words[this.at] ?? ''
    if (/^\d{1,3}$/.test(written)) {
      this.at += 1
      return Number(written)
    }
    const hundreds = this.words[this.at + 1] === 'tram' ? this.digit() : null
    if (hundreds === null) return this.tens(false)
    if (hundreds === 0 && !isLow) return null
    this.at += 1
    if (this.take('ruoi')) return hundreds * 100 + 50
    if (this.take('linh') || this.take('le')) {
      const last = this.digit(ones)
      return last === null || last === 0 ? null : hundreds * 100 + last
    }
    if (this.isAtEnd()) return hundreds * 100
    const tens = this.tens(true)
    return tens === null ? null : hundreds * 100 + tens
  }

  private isAtEnd(): boolean {
    const word = this.words[this.at]
    return word === undefined || word === 'ruoi' || scales[word] !== undefined
  }

  /** @param isBehind whether hundreds stand before it: then a lone digit is said with "linh" */
  private tens(isBehind: boolean): number | null {
    if (this.take('muoi')) return this.withOnes(10)
    const first = this.digit()
    if (first === null || first === 0) return null
    if (this.take('muoi')) return first === 1 ? null : this.withOnes(first * 10)
    return isBehind || !this.isAtEnd() ? null : first
  }

  private withOnes(tens: number): number | null {
    if (this.isAtEnd()) return tens
    const last = this.digit(ones)
    return last === null || last === 0 ? null : tens + last
  }

  private digit(known = digits): number | null {
    const value = known[this.words[this.at] ?? '']
    if (value === undefined) return null
    this.at += 1
    return value
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false
    this.at += 1
    return true
  }
}
