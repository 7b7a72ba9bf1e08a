/** A whole number of 52 bits: FNV-1a, twice from different ends. */
export function textHash(text: string): number {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x5bd1e995)
  }
  return (high >>> 12) * 4_294_967_296 + ((low ^ (low >>> 15)) >>> 0)
}
