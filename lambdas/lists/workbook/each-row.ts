import type { Row } from './workbook.ts'

export async function* eachRow(batches: AsyncIterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch
}
