/** Below this a person should look at what a column was taken for. */
export const sureEnough = 0.7

interface ReadColumn {
  readonly confidence: number
  /** What the column was read from besides its header, or why it could not be; none where its header says what it is. */
  readonly reason?: string | null | undefined
}

/** Whether a column was taken for something by what stands in it alone: nobody is brought in by it before an officer has said so. */
export const awaitsWord = ({ confidence, reason }: ReadColumn): boolean =>
  typeof reason === 'string' && confidence < sureEnough
