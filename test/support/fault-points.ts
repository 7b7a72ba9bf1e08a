/** Of six runs each goes through another sixth of the points; the whole of them costs as much as all other tests of the store. */
const share = process.env.ANSINH_EVERY_FAULT === '1' ? 1 : 6

/**
 * The points between `first` and `last`, both inclusive, at which a test lets something fail: the two ends and every sixth one between,
 * another sixth from run to run. `npm run test:every-fault` takes them all. A failure names its point, so that it can be tried again.
 */
export function faultPoints(first: number, last: number, now = Date.now()): number[] {
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return all.filter((point) => point === first || point === last || point % share === now % share)
}
