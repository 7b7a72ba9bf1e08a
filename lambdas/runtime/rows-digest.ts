import { createHash } from 'node:crypto'

/**
 * The SHA-256 of a file's rows as they go by, each as a line of JSON: the same rows have the same one, whatever the file's format, its
 * day and whoever made it.
 */
export class RowsDigest {
  readonly #hash = createHash('sha256')
  #hex: string | null = null

  add(row: readonly (string | number | null)[]): void {
    this.#hash.update(`${JSON.stringify(row)}\n`)
  }

  /** Once all rows have gone by. */
  get hex(): string {
    this.#hex ??= this.#hash.digest('hex')
    return this.#hex
  }
}

export function digestOfRows(rows: Iterable<readonly (string | number | null)[]>): string {
  const digest = new RowsDigest()
  for (const row of rows) digest.add(row)
  return digest.hex
}
