import type { Field } from './field.ts'
import type { Look } from './look.ts'

export type TableColumn = {
  /** 0-based. */
  index: number
  /** The header's texts from top to bottom, joined with " – "; empty where nothing stands above the column. */
  header: string
  field: Field | null
  confidence: number
  /** What it means, or that it is not to be read, is an officer's word: nothing is guessed of it. */
  isSaid?: true
  /** A sum that the list calls a rate: it has no other sum. */
  isRate?: true
  /** Of the household's head, whom another column names beside the person: his own where he is the head alone. */
  isOfHead?: true
  /** The number of whoever takes the money for another: none of the person's. */
  isNumberOfReceiver?: true
  /** What stands in it; of columns without a header, which are known by nothing else. */
  look?: Look
  /** What it was read from besides its header, or why it could not be: a clause in Vietnamese. */
  reason?: string
}
