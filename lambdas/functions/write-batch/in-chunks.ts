import { linesPerChunk } from '../../store/batches/batch-line-store.ts'

/** As they are laid down: a hundred lines in one item. */
export function inChunks<One>(all: readonly One[]): One[][] {
  const parts: One[][] = []
  for (let from = 0; from < all.length; from += linesPerChunk) parts.push(all.slice(from, from + linesPerChunk))
  return parts
}

/** Does it to each chunk, some at the same time, in the order of the lines; `behind` is waited for behind each such group. */
export async function byLanes<One, Done>(
  all: readonly One[],
  lanes: number,
  work: (part: readonly One[], chunk: number) => Promise<Done>,
  behind: (done: readonly Done[]) => Promise<void> = async () => undefined,
): Promise<Done[]> {
  const chunks = inChunks(all)
  const done: Done[] = []
  for (let first = 0; first < chunks.length; first += lanes) {
    const group = chunks.slice(first, first + lanes).map((part, index) => work(part, first + index))
    done.push(...(await Promise.all(group)))
    await behind(done)
  }
  return done
}
