/**
 * Notes what is used of node:async_hooks from now on: a storage or a hook belongs to the process and is asked at each promise, also of all
 * the test files after the one that has used it.
 * @returns ends what has been used so far
 */
exports.noteUse = (hooks) => {
  const used = new Set()
  const { createHook } = hooks
  hooks.createHook = (callbacks) => {
    const hook = createHook(callbacks)
    used.add(hook)
    return hook
  }
  const { prototype } = hooks.AsyncLocalStorage
  const { run } = prototype
  prototype.run = function (...call) {
    used.add(this)
    return run.apply(this, call)
  }
  return () => {
    for (const storageOrHook of used) storageOrHook.disable()
    used.clear()
  }
}
