import { cccdFacts } from '../../../domain/ids/id-number-facts.ts'
import { foldText } from '../../../domain/names/fold-text.ts'
import type { Sex } from '../../checked-list.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import type { SampledPerson } from './sampled-people.ts'

/** "1", "0", "T", "G": longer texts are words. */
const longestCode = 2
/** More kinds of codes are those of something else. */
const mostCodes = 2
/** People who tell what a code means: by chance three agree once in eight columns that mean nothing, and each code has to. */
const fewestTelling = 3
const shareTelling = 0.9

type Counts = { column: TableColumn; nam: number; nữ: number }

/**
 * What codes mean in a column of sexes ("1" and "0", "1" and "2", "T" and "G"), as the cards and the names beside them tell: the fourth
 * digit of a CCCD, "Văn" and "Thị", "Y" and "H'". Where they prove it the codes are read, and told once; where they only speak for it each
 * row asks; where they say nothing nobody knows.
 */
export class SexCodes {
  private readonly codes = new Map<string, Counts>()
  private readonly isProven: boolean

  constructor(people: readonly SampledPerson[]) {
    for (const { row } of people) {
      const field = row.get('sex')
      if (field === null || !isCode(field.text)) continue
      const code = field.text.toLowerCase()
      const counts = this.codes.get(code) ?? { column: field.column, nam: 0, nữ: 0 }
      this.codes.set(code, counts)
      const sex = sexBeside(row)
      if (sex !== null) counts[sex] += 1
    }
    const all = [...this.codes.values()]
    const meanings = new Set(all.map(meaningOf))
    if (all.length > mostCodes || meanings.has(null) || meanings.size < all.length) this.codes.clear()
    const telling = all.reduce((sum, { nam, nữ }) => sum + nam + nữ, 0)
    // A column that says the same of everybody may mean anything: men who come first prove nothing of it.
    const areBoth = all.length === mostCodes
    this.isProven = areBoth && telling >= fewestTelling && all.every((counts) => shareOf(counts) >= shareTelling)
  }

  /** What a code means here; null for what is none, or of which nothing tells it. */
  meaning(text: string): { readonly sex: Sex; readonly isProven: boolean } | null {
    const counts = isCode(text) ? this.codes.get(text.toLowerCase()) : undefined
    const sex = counts === undefined ? null : meaningOf(counts)
    return sex === null ? null : { sex, isProven: this.isProven }
  }

  /** Says once how the codes were read. */
  report(headerRow: number | null, log: ProblemLog): void {
    const [first] = this.codes.values()
    if (first === undefined || !this.isProven) return
    const { column } = first
    const meant = [...this.codes].map(([code, counts]) => `"${code}" là ${meaningOf(counts) === 'nam' ? 'Nam' : 'Nữ'}`)
    log.warn(
      { row: headerRow, column, value: column.header },
      'sex-by-code',
      `Cột ghi mã, được hiểu ${meant.join(', ')} theo số CCCD và tên đệm của những người đầu danh sách`,
      'Nếu không đúng, ghi Nam hoặc Nữ; các dòng vẫn được nhận',
    )
  }
}

const isCode = (text: string): boolean =>
  text.length <= longestCode && /^[\p{L}\d]+$/u.test(text) && !words.has(foldText(text))
/** What says it by itself. */
const words = new Set(['nu', 'm', 'f'])

function meaningOf({ nam, nữ }: Counts): Sex | null {
  if (nam === nữ) return null
  return nam > nữ ? 'nam' : 'nữ'
}

const shareOf = ({ nam, nữ }: Counts): number => Math.max(nam, nữ) / (nam + nữ)

/** What the number and the name of a row say of its person's sex; null where they say nothing, or not the same. */
function sexBeside(row: RowView): Sex | null {
  const name = sexOfName(row.text('fullName') || row.text('headName'))
  const digits = row.text('idNumber').replace(/\s/g, '')
  const card = /^\d{12}$/.test(digits) ? cccdFacts(digits).sex : null
  return name === null || card === null || name === card ? (card ?? name) : null
}

function sexOfName(name: string): Sex | null {
  const words = name.toLowerCase().split(/\s+/)
  if (words.length < 2) return null
  if (words[0] === 'y' || /^y['’ʼ-]/u.test(words[0] ?? '')) return 'nam'
  if (words[0] === 'h' || /^h['’ʼ-]/u.test(words[0] ?? '')) return 'nữ'
  const between = words.slice(1, -1)
  if (between.includes('thị')) return 'nữ'
  return between[0] === 'văn' ? 'nam' : null
}
