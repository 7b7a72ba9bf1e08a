import { Tracer } from '@aws-lambda-powertools/tracer'

/**
 * For functions that answer a call, so that a slow answer shows which of its few requests was slow. Whoever works through a list has
 * hundreds, more than one trace may hold, and pays for each of their promises: a fifth of the intake's processor time
 * ([decision 107](../../docs/decisions/0107-calls-are-traced-lists-are-not.md)).
 */
export const tracer = new Tracer()
