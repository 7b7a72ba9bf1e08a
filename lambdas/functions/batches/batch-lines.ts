import type { LinesShown } from '../../contract/batches.ts'
import { isActing } from '../../domain/batches/batch-answer.ts'
import { isByOther } from '../../domain/batches/stand-in.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { getLines } from '../../store/batches/batch-line-store.ts'
import type { Register } from '../../store/table/table.ts'

/** Chunks that are looked through for one page: lines that are left alone may be few among many. */
const chunksAtOnce = 20
const linesPerPage = 200

/** Whatever the batch does not write, or could not: what somebody has to look at. */
const isLeft = ({ answer, outcome }: StoredLine): boolean =>
  !isActing(answer) || outcome?.kind === 'refused' || outcome?.kind === 'kept'

const isShown = { all: () => true, left: isLeft, 'by-other': isByOther } as const satisfies Record<
  LinesShown,
  (line: StoredLine) => boolean
>

/** A page of lines from a chunk on; `next` is the chunk after which it goes on, null at the end. */
export async function pageOfLines(
  register: Register,
  batch: StoredBatch,
  { from, only }: { readonly from: number; readonly only: LinesShown },
): Promise<{ lines: StoredLine[]; next: number | null }> {
  const lines: StoredLine[] = []
  for (let chunk = from; chunk < batch.chunks; ) {
    for (const found of await getLines(register, batch, { chunk, most: only === 'all' ? 2 : chunksAtOnce })) {
      lines.push(...found.lines.filter(isShown[only]))
      chunk = found.chunk + 1
      if (lines.length >= linesPerPage) return { lines, next: chunk < batch.chunks ? chunk : null }
    }
  }
  return { lines, next: null }
}
