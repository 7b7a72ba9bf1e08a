/** `npm run check`: what takes less than a minute, for the inner loop. */
import { availableParallelism } from 'node:os'
import { runSteps } from './run-steps.ts'

const steps = ['unit', 'types', 'lint', 'dead-code', 'rooms'].map((name) => ({ name, after: [] }))
process.exitCode = (await runSteps(steps, availableParallelism())) ? 0 : 1
