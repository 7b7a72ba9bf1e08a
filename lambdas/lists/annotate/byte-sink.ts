const blockBytes = 64 * 1024

/** Bytes and texts put together into blocks that the receiver may keep: what comes in is copied. */
export class ByteSink {
  private readonly encoder = new TextEncoder()
  private full: Uint8Array[] = []
  private block = new Uint8Array(blockBytes)
  private used = 0

  bytes(source: Uint8Array, from: number, to: number): void {
    let at = from
    while (at < to) {
      if (this.used === blockBytes) this.next()
      const length = Math.min(to - at, blockBytes - this.used)
      this.block.set(source.subarray(at, at + length), this.used)
      this.used += length
      at += length
    }
  }

  text(text: string): void {
    if (text === '') return
    const encoded = this.encoder.encode(text)
    this.bytes(encoded, 0, encoded.length)
  }

  takeFull(): Uint8Array[] {
    const full = this.full
    this.full = []
    return full
  }

  takeRest(): Uint8Array {
    return this.block.slice(0, this.used)
  }

  private next(): void {
    this.full.push(this.block)
    this.block = new Uint8Array(blockBytes)
    this.used = 0
  }
}
