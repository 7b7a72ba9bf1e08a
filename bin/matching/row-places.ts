/** Where a row stands, as a person finds it. */
export interface RowPlace {
  readonly file: string
  readonly sheet: string | null
  /** As Excel counts. */
  readonly row: number
  /** As the list numbers it; null where it does not. */
  readonly stt: number | string | null
}

const noStt = -1

/** Places of all records in the order in which they were taken, some twenty bytes each. */
export class RowPlaces {
  private readonly sheets: { file: string; sheet: string | null }[] = []
  private sheetOf = new Uint32Array(1024)
  private row = new Uint32Array(1024)
  private stt = new Float64Array(1024)
  private readonly odd = new Map<number, string>()
  private count = 0

  /** Gives the number by which `add` knows the sheet. */
  sheet(file: string, sheet: string | null): number {
    return this.sheets.push({ file, sheet }) - 1
  }

  /** @param stt '' for none */
  add(sheet: number, row: number, stt: number | string): void {
    const at = this.count
    if (at === this.row.length) this.grow()
    this.count += 1
    this.sheetOf[at] = sheet
    this.row[at] = row
    this.stt[at] = typeof stt === 'number' ? stt : noStt
    if (typeof stt === 'string' && stt !== '') this.odd.set(at, stt)
  }

  at(place: number): RowPlace {
    const { file = '', sheet = null } = this.sheets[this.sheetOf[place] as number] ?? {}
    const number = this.stt[place] as number
    return {
      file,
      sheet,
      row: this.row[place] as number,
      stt: number === noStt ? (this.odd.get(place) ?? null) : number,
    }
  }

  private grow(): void {
    const length = this.row.length * 2
    const wider = <T extends Uint32Array | Float64Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.sheetOf = wider(this.sheetOf, new Uint32Array(length))
    this.row = wider(this.row, new Uint32Array(length))
    this.stt = wider(this.stt, new Float64Array(length))
  }
}
