import type { Field } from './field.ts'

export type TableColumn = {
  /** 0-based. */
  index: number
  /** The header's texts from top to bottom, joined with " – ". */
  header: string
  field: Field | null
  confidence: number
}
