/** Thrown between two steps when the function's time is nearly over; what is done is saved, and the next one goes on from there. */
export class OutOfTime extends Error {
  constructor() {
    super('the rest is for another function')
    this.name = 'OutOfTime'
  }
}

/** Milliseconds: enough for a step that clashes with others, and for saving where to go on. */
export const reserveMs = 45_000
