/** What every program finds: constructors with their prototypes, and what is no constructor, like Math. */
const platform = Object.getOwnPropertyNames(globalThis).flatMap((name) => {
  const { value } = Object.getOwnPropertyDescriptor(globalThis, name)
  if (value === globalThis || Object(value) !== value) return []
  return Object(value.prototype) === value.prototype ? [value, value.prototype] : [value]
})

/** Listeners of the process that outlast the file which has added them. */
const lasting = new WeakSet()

/** Begins what serves later files as well: listeners of the process that it adds meanwhile stay. */
exports.beginForAll = async (begin) => {
  const before = new Set(listenersNow())
  const begun = await begin()
  for (const listener of listenersNow()) if (!before.has(listener)) lasting.add(listener)
  return begun
}

const listenersNow = () => process.eventNames().flatMap((event) => process.rawListeners(event))

/**
 * Notes the world as it stands: globals, the platform's own objects, the process with its environment and listeners.
 * @returns puts back what has been added, changed or taken away since. The exit code is not: who sets it wants the run to fail.
 */
exports.noteWorld = () => {
  const properties = [globalThis, process, ...platform].map(noteProperties)
  const environment = { ...process.env }
  const listeners = new Map(process.eventNames().map((event) => [event, process.rawListeners(event)]))
  return () => {
    for (const putBack of properties) putBack()
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(environment, name)) delete process.env[name]
    Object.assign(process.env, environment)
    for (const event of process.eventNames()) {
      const before = listeners.get(event) ?? []
      for (const listener of process.rawListeners(event))
        if (!before.includes(listener) && !lasting.has(listener)) process.removeListener(event, listener)
    }
  }
}

function noteProperties(object) {
  const before = Object.getOwnPropertyDescriptors(object)
  return () => {
    for (const key of Reflect.ownKeys(object)) if (!Object.hasOwn(before, key)) delete object[key]
    for (const key of Reflect.ownKeys(before)) {
      const was = before[key]
      const is = Object.getOwnPropertyDescriptor(object, key)
      if (is && is.value === was.value && is.get === was.get && is.set === was.set) continue
      Object.defineProperty(object, key, was)
    }
  }
}
