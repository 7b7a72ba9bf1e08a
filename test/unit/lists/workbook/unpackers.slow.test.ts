import { deflateRawSync } from 'node:zlib'
import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import { inflateEntry } from '../../../../lambdas/lists/workbook/inflate-entry.ts'
import { platformUnpacker, portableUnpacker, type Unpacker } from '../../../../lambdas/lists/workbook/inflate-raw.ts'
import { bombFreeBytes } from '../../../../lambdas/lists/workbook/limits.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../../../lambdas/lists/workbook/random-access.ts'
import { handMade } from '../hand-made-workbook.ts'

const localHeaderBytes = 30

/** A zip entry of these packed bytes alone, and how many of them were read. */
function anEntry(plain: Uint8Array, packed: Uint8Array, unpacker: Unpacker) {
  const bytes = new Uint8Array(localHeaderBytes + packed.length)
  bytes.set([0x50, 0x4b, 0x03, 0x04])
  bytes.set(packed, localHeaderBytes)
  const counts = { read: 0, unpacked: 0 }
  const source: RandomAccess = {
    size: bytes.length,
    read: async (offset, length) => {
      counts.read += length
      return bytes.slice(offset, offset + length)
    },
  }
  const entry = {
    name: 'x',
    method: 8,
    encrypted: false,
    crc32: unpacker.crc32(0, plain),
    compressedSize: packed.length,
    size: plain.length,
    headerOffset: 0,
  }
  const read = async (mostBytes = Number.POSITIVE_INFINITY) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of inflateEntry({ source, unpacker }, entry)) {
      counts.unpacked += chunk.length
      chunks.push(chunk)
      if (counts.unpacked > mostBytes) break
    }
    return Buffer.concat(chunks)
  }
  return { counts, source, entry, read }
}

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    return error instanceof NotAList ? error.code : error
  }
  return 'read'
}

const texts = Array.from({ length: 60_000 }, (_, index) => `Nguyễn Thị ${(index * 7919) % 60_013}\n`).join('')
const plain = new TextEncoder().encode(texts)
const packed = new Uint8Array(deflateRawSync(plain))

describe.each([
  ['the portable unpacker', portableUnpacker],
  ['the platform’s unpacker', platformUnpacker()],
])('%s', (_, unpacker) => {
  it('gives the bytes as they were packed', async () => {
    expect((await anEntry(plain, packed, unpacker).read()).equals(plain)).toBe(true)
    const nothing = new Uint8Array(0)
    expect(await anEntry(nothing, new Uint8Array(deflateRawSync(nothing)), unpacker).read()).toHaveLength(0)
  })

  it('reads a whole workbook', async () => {
    const sheet = Array.from({ length: 20_000 }, (_, index) => `<row><c><v>${index * 7919}</v></c></row>`).join('')
    const workbook = await openWorkbook(handMade({ sheet }), 'a.xlsx', { unpacker })
    let sum = 0
    for await (const row of workbook.sheets[0]?.rows() ?? []) sum += Number(row.cells[0]?.value)
    expect(sum).toBe(7919 * ((20_000 * 19_999) / 2))
  })

  it('refuses packed bytes that break off or are wrong', async () => {
    expect(await codeOf(anEntry(plain, packed.slice(0, -9), unpacker).read())).toBe('damaged')
    expect(await codeOf(anEntry(plain, packed.slice(0, 0), unpacker).read())).toBe('damaged')
    for (const at of [0, 5, packed.length >> 1]) {
      const wrong = packed.slice()
      wrong[at] = (wrong[at] as number) ^ 0x55
      expect(await codeOf(anEntry(plain, wrong, unpacker).read())).toBe('damaged')
    }
  })

  it('reads on although idle bytes stand behind the packed ones', async () => {
    const padded = new Uint8Array(packed.length + 500_000)
    padded.set(packed)
    expect((await anEntry(plain, padded, unpacker).read()).equals(plain)).toBe(true)
  })

  it('unpacks nothing of a bomb', async () => {
    const zeros = new Uint8Array(bombFreeBytes + 1)
    const bomb = anEntry(zeros, new Uint8Array(deflateRawSync(zeros)), unpacker)
    expect(await codeOf(bomb.read())).toBe('bomb')
    expect(bomb.counts).toEqual({ read: 0, unpacked: 0 })
  })

  it('stops at a bomb that lies about its size, little behind it', async () => {
    const zeros = new Uint8Array(bombFreeBytes + 1)
    const bomb = anEntry(zeros, new Uint8Array(deflateRawSync(zeros)), unpacker)
    bomb.entry.size = 1_000_000
    expect(await codeOf(bomb.read())).toBe('damaged')
    expect(bomb.counts.unpacked).toBeLessThanOrEqual(1_000_000)
  })

  it('reads no further than its reader goes', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(65_536))
    const large = new Uint8Array(
      Buffer.concat(Array.from({ length: 64 }, (_, index) => noise.map((byte) => byte ^ index))),
    )
    const entry = anEntry(large, new Uint8Array(deflateRawSync(large, { level: 1 })), unpacker)
    await entry.read(10_000)
    expect(entry.counts.read).toBeLessThan(entry.source.size / 2)
  })

  it('lets the failure of a source through: the file is not damaged', async () => {
    const lost = new Error('the bucket does not answer')
    const { source, entry } = anEntry(plain, packed, unpacker)
    const failing: RandomAccess = {
      ...source,
      read: async (offset, length) => (offset > 0 ? Promise.reject(lost) : source.read(offset, length)),
    }
    const read = async () => {
      for await (const _ of inflateEntry({ source: failing, unpacker }, entry));
    }
    expect(await codeOf(read())).toBe(lost)
  })
})

describe('the platform’s unpacker', () => {
  it('is Node’s own here, and agrees on checksums with the portable one', () => {
    const platform = platformUnpacker()
    expect(platform.inflateRaw).not.toBe(portableUnpacker.inflateRaw)
    expect(platform.crc32(platform.crc32(0, plain), packed)).toBe(
      portableUnpacker.crc32(portableUnpacker.crc32(0, plain), packed),
    )
  })

  it('is the portable one where there is no Node, as in a browser', () => {
    const node = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
    expect(platformUnpacker()).toBe(portableUnpacker)
    node.mockRestore()
    expect(platformUnpacker()).not.toBe(portableUnpacker)
  })
})
