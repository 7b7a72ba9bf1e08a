/**
 * What Node is started with for an environment. Node 20's engine optimises later than it would, at seven times its own budget: most
 * environments end after some dozens of calls, and of their processor time a quarter went to making code that was hardly run any more.
 * Whoever works through a long list gets there all the same. Later ones decide otherwise, and do not know the flag.
 */
export const engineFlags: readonly string[] = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=500000']
  : []
