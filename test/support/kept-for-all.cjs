// What serves all test files of a process, which loads this module once (shared-packages), and ends behind the last of them.
const { beginForAll } = require('./same-world.cjs')

/** A worker of jest's is told of no end. */
const isWorker = process.send !== undefined
const kept = new Map()

/** The process's own of this name: begun where a file first needs it. */
exports.keptForAll = (name, begin) => {
  if (!kept.has(name)) {
    const begun = beginForAll(begin)
    kept.set(name, begun)
    begun.catch(() => kept.delete(name))
  }
  return kept.get(name)
}

/** At the end of a file that has used it. */
exports.leaveKept = async () => {
  if (isWorker) await exports.endKept()
}

/** At the end of all files. */
exports.endKept = async () => {
  const all = await Promise.allSettled(kept.values())
  kept.clear()
  for (const { value } of all) await value?.close()
}
