/** Calls of one function on their way at the same time. More would only wait for each other, and for what else it does. */
const atOnce = 4

/**
 * Does it for parts of a whole, of `size` each, some at the same time.
 * @returns what each came to, in the order of the parts
 * @throws what the first that failed has thrown; no more are begun then
 */
export async function sideBySide<One, Done>(
  all: readonly One[],
  size: number,
  work: (part: readonly One[]) => Promise<Done>,
): Promise<Done[]> {
  const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
  const done: Done[] = []
  for (let from = 0; from < parts.length; from += atOnce)
    done.push(...(await Promise.all(parts.slice(from, from + atOnce).map(work))))
  return done
}
