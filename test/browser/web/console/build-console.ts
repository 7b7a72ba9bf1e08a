import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Builds in a process of its own: the bundler is an ES module, which Jest's CommonJS cannot load. */
export async function build(outDir: string): Promise<void> {
  const script = pathToFileURL(join(import.meta.dirname, '../../../../web/console/build.ts')).href
  const program = `const { buildConsole } = await import(${JSON.stringify(script)}); await buildConsole(process.argv[1])`
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', program]
  await promisify(execFile)(process.execPath, [...flags, outDir])
}
