import { setFlagsFromString } from 'node:v8'

/** Four times what the engine takes before it optimises a function that runs much. */
const budget = 500_000

/**
 * Lets the engine optimise later. Of a second that matching 86,000 people takes, a half was its optimiser's, for code that was
 * about to end; a million people run long enough for either. To be called before anything is read.
 */
export function optimiseLater(): void {
  setFlagsFromString(`--interrupt-budget=${budget}`)
}
