import { deflateRawSync } from 'node:zlib'
import { platformCrc32 } from '../../../lambdas/lists/workbook/platform-crc32.ts'

/** Parts of a zip by name, each packed as well as may be, or as it is told. */
export type ZipParts = Readonly<Record<string, Uint8Array | readonly [Uint8Array, { readonly level: number }]>>

const crc32 = platformCrc32()

/** A zip of the platform's own packer: a bomb of sixty megabytes costs a portable one many times as much. */
export function zipOf(parts: ZipParts): Uint8Array {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [path, part] of Object.entries(parts)) {
    const [bytes, { level }] = part instanceof Uint8Array ? ([part, { level: 6 }] as const) : part
    const packed = level === 0 ? bytes : deflateRawSync(bytes, { level })
    const name = Buffer.from(path)
    // Version, flags, method, time and day, checksum, both sizes, the name's length: the same in both headers.
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(level === 0 ? 0 : 8, 4)
    about.writeUInt32LE(0x50bc_0000, 6)
    about.writeUInt32LE(crc32(0, bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(name.length, 22)
    const local = [
      Buffer.from('PK\u0003\u0004'),
      about,
      name,
      Buffer.from(packed.buffer, packed.byteOffset, packed.length),
    ]
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), about, place, name)
    files.push(...local)
    at += local.reduce((sum, { length }) => sum + length, 0)
  }
  const entries = Object.keys(parts).length
  const end = Buffer.alloc(18)
  for (const place of [4, 6]) end.writeUInt16LE(entries, place)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  )
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...files, ...directory, Buffer.from('PK\u0005\u0006'), end]))
}
