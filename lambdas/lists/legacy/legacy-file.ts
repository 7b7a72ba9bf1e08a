import { columnLetters } from '../column-letters.ts'
import { nameFields } from '../columns/field.ts'
import type { Table } from '../columns/table.ts'
import type { Accepted } from '../taken-answers.ts'
import type { Row } from '../workbook/workbook.ts'
import type { ByteView } from './byte-view.ts'
import { WordMemory } from './cell-evidence.ts'
import { type LegacyEncoding, legacyEncodings } from './legacy-encoding.ts'
import type { LegacyFinding } from './legacy-finding.ts'
import type { LegacyMark } from './legacy-mark.ts'
import { LegacySheet } from './legacy-sheet.ts'

const mostExamples = 3
/** The confidence of one word. */
const fewWords = 0.67

type SaidOfLetters = Accepted & { kept?: ReadonlySet<string> | undefined }

/** All that a file's sheets showed of old fonts. Memory does not grow with the rows. */
export class LegacyFile {
  readonly findings: LegacyFinding[] = []
  private readonly memory = new WordMemory()
  private readonly view: ByteView
  private readonly encodingOfFile: string
  private readonly accepted: Accepted
  private readonly kept: ReadonlySet<string>

  /**
   * @param encodingOfFile what the file was decoded from, as `Workbook.encoding` says it
   * @param said which suggestions a person has accepted; texts that he has said to be meant as they stand
   */
  constructor(encodingOfFile: string, { kept = new Set(), ...accepted }: SaidOfLetters = {}) {
    this.encodingOfFile = encodingOfFile
    this.accepted = accepted
    this.kept = kept
    // Bytes that are no UTF-8 were decoded as those of a Vietnamese Windows, whatever font they were typed in.
    this.view = encodingOfFile === 'windows-1258' ? 'vietnamese' : 'western'
  }

  sheet(sample: readonly Row[]): LegacySheet {
    return new LegacySheet(sample, { view: this.view, memory: this.memory, kept: this.kept }, this.accepted)
  }

  /** Settles how the sheet's columns are read; gives what was not known of the file before. */
  settle(letters: LegacySheet, sheet: string, table: Table): LegacyFinding[] {
    letters.settle(table)
    const found = legacyEncodings
      .map((encoding) => findingOf(letters, sheet, table, encoding))
      .filter((finding) => finding !== null)
    const fresh = found.filter(({ encoding, columns }) => {
      const known = this.findings.filter((finding) => finding.encoding === encoding)
      return known.length === 0 || (columns.length > 0 && known.every((finding) => finding.columns.length === 0))
    })
    this.findings.push(...found)
    return fresh
  }

  /** Text of an encoding that no sheet's beginning showed; null where it is known already. */
  meet(mark: LegacyMark, place: { sheet: string; column: string; header: string; row: number }): LegacyFinding | null {
    const { encoding, before, after } = mark
    if (this.findings.some((finding) => finding.encoding === encoding && finding.columns.length > 0)) return null
    const { sheet, row, column, header } = place
    const finding: LegacyFinding = {
      encoding,
      confidence: fewWords,
      sheet,
      columns: [{ column, header }],
      examples: [{ before, after }],
      row,
    }
    this.findings.push(finding)
    return finding
  }

  /** What the file's text was typed in: "TCVN3", "VNI", "Unicode" (Excel's own), "UTF-8" … */
  encoding(): string {
    const columns = (encoding: LegacyEncoding) =>
      this.findings
        .filter((finding) => finding.encoding === encoding && finding.row === null)
        .reduce((sum, finding) => sum + finding.columns.length, 0)
    const [tcvn3, vni] = [columns('TCVN3'), columns('VNI')]
    if (tcvn3 + vni > 0) return vni > tcvn3 ? 'VNI' : 'TCVN3'
    return encodingNames[this.encodingOfFile] ?? this.encodingOfFile
  }
}

const encodingNames: Readonly<Partial<Record<string, string>>> = {
  unicode: 'Unicode',
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
}

function findingOf(letters: LegacySheet, sheet: string, table: Table, encoding: LegacyEncoding): LegacyFinding | null {
  const columns = table.columns
    .filter(({ index, field }) => field !== null && letters.readingOf(index)?.encoding === encoding)
    .toSorted((one, other) => Number(nameFields.has(other.field)) - Number(nameFields.has(one.field)))
  const head = letters.convertedHead().filter((mark) => mark.encoding === encoding)
  if (columns.length === 0 && head.length === 0) return null
  const examples = [...columns.flatMap(({ index }) => letters.examplesOf(index)), ...head]
  const confidences = columns.map(({ index }) => letters.readingOf(index)?.confidence ?? 0)
  return {
    encoding,
    confidence: columns.length === 0 ? fewWords : hundredths(Math.max(...confidences)),
    sheet,
    columns: columns.map(({ index, header }) => ({ column: columnLetters(index), header })),
    examples: examples.slice(0, mostExamples).map(({ before, after }) => ({ before, after })),
    row: null,
  }
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100
}
