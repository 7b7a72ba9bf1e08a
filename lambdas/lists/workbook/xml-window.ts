import { NotAList } from '../not-a-list.ts'

/**
 * The unread end of a stream of bytes, for a scanner that needs whole tokens: what it could not finish stays, and more
 * is put behind it. Each wait at least doubles what a token has, so that a long token is not scanned again and again.
 */
export class XmlWindow {
  bytes = new Uint8Array(256 * 1024)
  start = 0
  end = 0
  private readonly chunks: AsyncIterator<Uint8Array>
  private readonly mostTokenBytes: number

  constructor(chunks: AsyncIterable<Uint8Array>, mostTokenBytes: number) {
    this.chunks = chunks[Symbol.asyncIterator]()
    this.mostTokenBytes = mostTokenBytes
  }

  /** False at the end of the stream. @throws NotAList `too-large` when a token has grown beyond the limit */
  async more(): Promise<boolean> {
    const pending = this.end - this.start
    if (pending > this.mostTokenBytes) {
      throw new NotAList(
        'too-large',
        'Tệp có một ô hoặc một dòng quá lớn, không phải danh sách: kiểm tra lại tệp đã chọn.',
      )
    }
    while (this.end - this.start < Math.max(1, 2 * pending)) {
      const next = await this.chunks.next()
      if (next.done) return this.end - this.start > pending
      this.append(next.value)
    }
    return true
  }

  /** Reads on without keeping anything: the checks at the end of an entry run only there. */
  async drain(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }

  async close(): Promise<void> {
    await this.chunks.return?.()
  }

  private append(chunk: Uint8Array): void {
    const pending = this.end - this.start
    if (this.end + chunk.length > this.bytes.length) {
      const fits = pending + chunk.length <= this.bytes.length
      const target = fits ? this.bytes : new Uint8Array(2 * (pending + chunk.length))
      target.set(this.bytes.subarray(this.start, this.end))
      this.bytes = target
      this.start = 0
      this.end = pending
    }
    this.bytes.set(chunk, this.end)
    this.end += chunk.length
  }
}
