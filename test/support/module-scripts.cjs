const { Script } = require('node:vm')

/** By file, with the text that it was made of. */
const scripts = new Map()

/**
 * A module as a script that gives its function. It is compiled once a process and belongs to no context: whoever runs it gets a function,
 * and with it a module's state, of his own. The parameters stand on a line before the first one, so that each line keeps its number.
 */
exports.moduleScript = (filename, source, parameters) => {
  const known = scripts.get(filename)
  if (known?.source === source) return known.script
  const script = new Script(`(function (${parameters.join(', ')}) {\n${source}\n})`, { filename, lineOffset: -1 })
  scripts.set(filename, { source, script })
  return script
}
