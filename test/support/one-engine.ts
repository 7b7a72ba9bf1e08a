/**
 * Whether this is `npm run test:dynamodb-local`, beside the tests on the engine of this machine. With ANSINH_EVERY_CASE=1 that one asks
 * whatever the first one asks.
 */
export const isSecondEngine = process.env.ANSINH_SECOND_ENGINE === '1' && process.env.ANSINH_EVERY_CASE !== '1'

/**
 * A case that asks the engine nothing that the others of its file do not ask it too: the same calls for other rules, other people or
 * another failure of ours. It runs on one engine; on the second one, of `npm run test:dynamodb-local`, it is told as skipped.
 */
export const onOneEngine: typeof it = isSecondEngine ? it.skip : it
