import type { OpenSheet } from './checked-list.ts'

/** Why a file was not taken at all. Stable: the API, the console's words and the logs speak of these codes. */
export type NotAListCode =
  | 'empty-file'
  | 'unknown-format'
  | 'pdf'
  | 'image'
  | 'program'
  | 'document'
  | 'archive'
  | 'web-page'
  | 'other-spreadsheet'
  | 'encrypted'
  | 'damaged'
  | 'bomb'
  | 'unsafe-xml'
  | 'too-large'
  | 'no-sheets'
  | 'no-table'
  | 'tables-side-by-side'
  | 'correction-list'
  | 'recovery-list'

/**
 * The file as a whole cannot be read as a list. Expected, so it carries a stable code and a Vietnamese message that
 * says what the file is and what the officer can do. Thrown (not returned) because it can come up in the middle of a
 * stream: a truncated workbook is known to be one only after its last row.
 */
export class NotAList extends Error {
  readonly code: NotAListCode
  /** The table of which an officer can say what its columns are, so that it is one; null where his word makes no list of it. */
  readonly open: (OpenSheet & { readonly name: string }) | null

  constructor(
    code: NotAListCode,
    message: string,
    { open = null, ...options }: ErrorOptions & { open?: NotAList['open'] } = {},
  ) {
    super(message, options)
    this.name = 'NotAList'
    this.code = code
    this.open = open
  }
}
