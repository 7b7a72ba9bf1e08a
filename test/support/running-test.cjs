/**
 * In which test or hook a file is, for jest-circus, which wants to know it of each error. It would ask node:async_hooks, and those are asked
 * at each promise from then on, also of the code that is tested. Here one test runs at a time (none is `concurrent`), so the last one
 * that has begun and not ended is it.
 */
exports.AsyncLocalStorage = class {
  getStore() {
    return this.running
  }

  /** @param {() => Promise<unknown>} callback what a test or a hook does */
  async run(store, callback) {
    const before = this.running
    this.running = store
    try {
      return await callback()
    } finally {
      this.running = before
    }
  }
}
