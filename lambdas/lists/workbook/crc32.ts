const tables = Array.from({ length: 8 }, () => new Uint32Array(256))
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]
for (let value = 0; value < 256; value++) {
  let crc = value
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  t0[value] = crc
}
for (let table = 1; table < 8; table++) {
  const previous = tables[table - 1] ?? t0
  for (let value = 0; value < 256; value++) {
    const crc = previous[value] ?? 0
    ;(tables[table] ?? t0)[value] = (crc >>> 8) ^ (t0[crc & 255] ?? 0)
  }
}

/**
 * Adds bytes to a CRC-32 (start with 0). Eight bytes a step, because each sheet's check would otherwise cost as much as
 * unpacking it: a flipped bit inside a zip can be a digit of an amount.
 */
export function crc32(previous: number, bytes: Uint8Array): number {
  let crc = ~previous
  let at = 0
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low =
      crc ^ (byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24))
    crc =
      byte32(t7, low & 255) ^
      byte32(t6, (low >>> 8) & 255) ^
      byte32(t5, (low >>> 16) & 255) ^
      byte32(t4, low >>> 24) ^
      byte32(t3, byte(bytes, at + 4)) ^
      byte32(t2, byte(bytes, at + 5)) ^
      byte32(t1, byte(bytes, at + 6)) ^
      byte32(t0, byte(bytes, at + 7))
  }
  for (; at < bytes.length; at++) crc = byte32(t0, (crc ^ byte(bytes, at)) & 255) ^ (crc >>> 8)
  return ~crc >>> 0
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] as number
const byte32 = (table: Uint32Array, at: number): number => table[at] as number
