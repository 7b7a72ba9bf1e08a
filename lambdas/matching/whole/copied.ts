/** A longer column with what the shorter one held. */
export function copied<T extends Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array>(
  from: T,
  to: T,
): T {
  to.set(from)
  return to
}
