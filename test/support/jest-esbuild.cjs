// Jest's transform: esbuild strips the types of one file and turns it into CommonJS. Types are tsc's job (npm run check).
const { transformSync } = require('esbuild')
const { createHash } = require('node:crypto')

const banner = 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;'

module.exports = {
  getCacheKey: (source, path) => createHash('sha1').update(`4${path}${source}`).digest('hex'),
  process(source, path) {
    const loader = path.endsWith('x') ? 'tsx' : 'ts'
    const result = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      jsx: 'automatic',
      sourcefile: path,
      sourcemap: 'inline',
      banner,
      // Jest's sandbox has no import(): it becomes a require, which the transform serves as well.
      supported: { 'dynamic-import': false },
      define: {
        'import.meta.url': '__importMetaUrl',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
      },
    })
    return { code: result.code }
  },
}
