import { promisify } from 'node:util'
import { createGunzip, gzip } from 'node:zlib'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { ChunkRow } from '../../store/lists/chunk.ts'
import type { DealtChunk } from './deal-rows.ts'

/** Where the parts of long lists lie while their ranges are brought in. Whatever is written under one name twice is the same. */
export interface KeptParts {
  put(name: string, content: Uint8Array): Promise<void>
  /** Whole: a part is a few megabytes, and a stream that is read for minutes is cut off. @throws when there is none */
  get(name: string): Promise<Uint8Array>
}

/** Letters that are packed at a time: what a function holds unpacked of a part that it writes. */
const packedAtOnce = 512 * 1024

const pack = promisify(gzip)

/** Checked rows, a chunk a line, packed as they come: a part is held packed alone. */
export class PartWriter {
  private readonly packed: Uint8Array[] = []
  private lines: string[] = []
  private letters = 0
  chunks = 0

  async add(chunk: DealtChunk): Promise<void> {
    const line = `${JSON.stringify(chunk)}\n`
    this.lines.push(line)
    this.letters += line.length
    this.chunks++
    if (this.letters >= packedAtOnce) await this.flush()
  }

  async bytes(): Promise<Uint8Array> {
    await this.flush()
    return Buffer.concat(this.packed)
  }

  private async flush(): Promise<void> {
    // Each is a member of its own; a row of members is one file to whoever unpacks it.
    if (this.letters > 0) this.packed.push(await pack(this.lines.join(''), { level: 1 }))
    this.lines = []
    this.letters = 0
  }
}

/** The chunks of a part, unpacked as they are asked for. */
export async function* readPart(content: Uint8Array): AsyncGenerator<DealtChunk> {
  const letters = new TextDecoder()
  let rest = ''
  const source = createGunzip()
  source.end(content)
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    const lines = `${rest}${letters.decode(piece, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield chunkOf(line)
  }
}

/** Our own line of a moment ago; that it is whole the packing vouches for. */
function chunkOf(line: string): DealtChunk {
  const { number, rows }: { number: number; rows: (ChunkRow & { listed: { entitlement: Entitlement } | null })[] } =
    JSON.parse(line)
  return { number, rows }
}
