import stored from './weights-3.json' with { type: 'json' }

/** The file of weights as it is. */
export const storedWeights = stored
