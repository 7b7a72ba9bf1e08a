/** Whether one letter wrong, missing, too many, or two swapped makes one word of the other. False for equal words. */
export function isOneEdit(one: string, other: string): boolean {
  if (one.length > other.length) return isOneEdit(other, one)
  if (other.length - one.length > 1 || one === other) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  if (one.length < other.length) return one.slice(start) === other.slice(start + 1)
  if (one.slice(start + 1) === other.slice(start + 1)) return true
  return (
    one[start] === other[start + 1] &&
    one[start + 1] === other[start] &&
    one.slice(start + 2) === other.slice(start + 2)
  )
}
