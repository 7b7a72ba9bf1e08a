/** More rows than Excel has are refused by nobody here: the figures go on. */
const mostDigits = 16
const zero = 0x30
const nine = 0x39

/** A row's number as its figures, counted up in place: to divide it anew for each row would cost more. */
export class RowNumber {
  value = 0
  length = 1
  /** Its figures are the last `length`. */
  readonly figures = new Uint8Array(mostDigits).fill(zero)

  next(): void {
    this.value++
    let at = mostDigits - 1
    while (this.figures[at] === nine) this.figures[at--] = zero
    this.figures[at] = (this.figures[at] as number) + 1
    if (mostDigits - at > this.length) this.length = mostDigits - at
  }
}

/** Markup that names the row it stands in: made once, and told each row's number where it says it. */
export class NumberedBytes {
  private bytes = new Uint8Array(0)
  private digits = 0

  constructor(
    private readonly before: Uint8Array,
    private readonly behind: Uint8Array,
  ) {}

  get length(): number {
    return this.before.length + mostDigits + this.behind.length
  }

  /** The bytes in this row; they hold until the next is asked for. */
  in({ figures, length }: RowNumber): Uint8Array {
    if (length !== this.digits) this.widen(length)
    const { bytes } = this
    const from = this.before.length
    const skipped = mostDigits - length
    for (let index = 0; index < length; index++) bytes[from + index] = figures[skipped + index] as number
    return bytes
  }

  private widen(digits: number): void {
    const { before, behind } = this
    this.digits = digits
    this.bytes = new Uint8Array(before.length + digits + behind.length)
    this.bytes.set(before)
    this.bytes.set(behind, before.length + digits)
  }
}
