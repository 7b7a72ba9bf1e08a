/**
 * Below which prefix of its bucket what lies. lib/ grants the functions these and no others, so what one writes and another reads has its
 * key from here.
 */
export const objectPrefixes = {
  /** Workbooks as officers sent them. */
  lists: 'lists/',
  /** Files of other provinces. */
  foreign: 'foreign/',
  /** What payers send back. */
  results: 'results/',
  /** Checked rows of long lists, packed in parts while they are brought in. */
  parts: 'parts/',
  /** What was made for an officer: exports, printed pay lists, answers to a payer's file, accounts. */
  exports: 'exports/',
} as const

const below = objectPrefixes

export const objectKeys = {
  list: (listId: string) => `${below.lists}${listId}`,
  foreignFile: (fileId: string) => `${below.foreign}${fileId}`,
  resultFile: (batchId: string) => `${below.results}${batchId}`,
  part: (name: string) => `${below.parts}${name}`,
  /** Of the writer whose file counts. */
  export: (exportId: string, attempt: string) => `${below.exports}${exportId}/${attempt}`,
  payList: (code: string, run: string, kind: 'pdf' | 'xlsx') => `${below.exports}${code}/${run}.${kind}`,
  /** What became of a batch's file, or what a payer's account says. */
  batchAnswer: (batchId: string, name: string) => `${below.exports}${batchId}/${name}`,
} as const
