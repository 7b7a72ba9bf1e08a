import type { ByteView } from './byte-view.ts'
import type { CellEvidence } from './cell-evidence.ts'
import { type LegacyEncoding, legacyEncodings } from './legacy-encoding.ts'
import type { LegacyMark } from './legacy-mark.ts'
import type { Capitals } from './restore-capitals.ts'

/** How a column's cells are to be read, and how sure that is (0..1). */
export type Verdict = {
  encoding: LegacyEncoding
  confidence: number
  isMixed: boolean
  /** By how much the cells read better so. */
  lead: number
}

/** The evidence of a column's first cells, added up. */
export class Tally {
  private readonly support = { TCVN3: 0, VNI: 0 }
  private readonly against = { TCVN3: 0, VNI: 0 }
  private readonly peculiar = { TCVN3: 0, VNI: 0 }
  private unicode = 0
  private readonly cells: CellEvidence[] = []

  add(evidence: CellEvidence | 'unicode' | 'plain'): void {
    if (evidence === 'plain') return
    if (evidence === 'unicode') {
      this.unicode += 1
      return
    }
    this.cells.push(evidence)
    for (const encoding of legacyEncodings) {
      this.support[encoding] += evidence.support[encoding]
      this.against[encoding] += evidence.against[encoding]
      this.peculiar[encoding] += evidence.peculiar[encoding]
    }
  }

  verdict(): Verdict | null {
    const { support, against } = this
    const lead = (encoding: LegacyEncoding) => support[encoding] - against[encoding]
    const encoding = lead('TCVN3') >= lead('VNI') ? 'TCVN3' : 'VNI'
    // Cells of real Unicode stand beside legacy ones where lists were pasted together, so each cell may be its own.
    const own = this.cells.filter((cell) => isSurely(cell, encoding))
    if (this.peculiar[encoding] === 0 || (lead(encoding) <= 0 && own.length === 0)) return null
    const leaning = this.cells.filter((cell) => cell.against[encoding] >= cell.support[encoding] + 3)
    const isMixed = this.unicode > 0 || leaning.length > 0
    const [pro, contra] = isMixed
      ? [sumOf(own, ({ support }) => support[encoding]), sumOf(own, ({ against }) => against[encoding])]
      : [support[encoding], against[encoding]]
    // What reads as well in the other font is no proof of this one.
    const rival = Math.max(0, lead(encoding === 'TCVN3' ? 'VNI' : 'TCVN3'))
    return { encoding, confidence: (pro + 1) / (pro + contra + rival + 2), isMixed, lead: lead(encoding) }
  }
}

/** A cell that is legacy text whatever stands around it: it reads as words, and does not as it stands. */
export function isSurely(cell: CellEvidence, encoding: LegacyEncoding): boolean {
  return (
    cell.peculiar[encoding] > 0 && cell.against[encoding] === 0 && cell.isWhole[encoding] && cell.support[encoding] >= 2
  )
}

/** What is known of one column while its rows go by. */
export type ColumnReading = {
  view: ByteView
  /** Null while no legacy text was seen in it. */
  encoding: LegacyEncoding | null
  confidence: number
  isMixed: boolean
  /** How the last cell was read whose letters left no doubt. */
  last: LegacyEncoding | 'unicode' | null
  /** TCVN3's ư was seen: text that was copied without it would have none. */
  hasSoftHyphens: boolean
  /** Words (a few) that are none unless an ư is put into them. Êđê names give one or the other by chance. */
  lostWords: Set<string>
  /** How most cells write their capitals. */
  capitals: Capitals | null
  /** What repeated texts were read as, while all are read alike. */
  known: Map<string, LegacyMark | null>
}

export function columnReading(view: ByteView, verdict: Verdict | null): ColumnReading {
  return {
    view,
    encoding: verdict?.encoding ?? null,
    confidence: verdict?.confidence ?? 0,
    isMixed: verdict?.isMixed ?? false,
    last: verdict === null || verdict.isMixed ? null : verdict.encoding,
    hasSoftHyphens: false,
    lostWords: new Set(),
    capitals: null,
    known: new Map(),
  }
}

function sumOf(cells: readonly CellEvidence[], of: (cell: CellEvidence) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0)
}
