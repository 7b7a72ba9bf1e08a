import { isActing } from '../../domain/batches/batch-answer.ts'
import { answerInWords } from '../../domain/batches/batch-words.ts'
import { annotateWorkbook, type Remark } from '../../lists/annotate/annotate-workbook.ts'
import { wholeOf } from '../../lists/writer/bytes.ts'
import { platformDeflate } from '../../lists/writer/platform-deflate.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import type { UploadedFile } from '../../runtime/uploaded-file.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { getLines } from '../../store/batches/batch-line-store.ts'
import type { BatchDesk } from './batch-desk.ts'

const chunksAtOnce = 20

/**
 * The payer's own workbook with the column "Kết quả ghi nhận", laid where it can be fetched.
 * @returns the key of the object
 */
export async function answerFile(desk: BatchDesk, batch: StoredBatch, { content }: UploadedFile): Promise<string> {
  const { extension, chunks } = await annotateWorkbook(content, remarksOf(desk, batch), {
    title: 'Kết quả ghi nhận',
    fileName: batch.fileName ?? 'ket-qua.xlsx',
    deflateRaw: platformDeflate(),
  })
  const key = objectKeys.batchAnswer(batch.id, batch.state)
  await desk.putAnswer({ key, bytes: await wholeOf(chunks), fileName: 'ket-qua-ghi-nhan', extension })
  return key
}

async function* remarksOf({ register }: BatchDesk, batch: StoredBatch): AsyncGenerator<Remark> {
  for (let chunk = 0; chunk < batch.chunks; chunk += chunksAtOnce)
    for (const { lines } of await getLines(register, batch, { chunk, most: chunksAtOnce }))
      for (const line of lines) if (line.sheet !== null) yield remarkOf(line, line.sheet)
}

const remarkOf = (line: StoredLine, sheet: string): Remark => ({
  sheet,
  row: line.number,
  column: null,
  severity: isActing(line.answer) ? 'warning' : 'error',
  message: answerInWords(line),
  isAnswer: true,
})
