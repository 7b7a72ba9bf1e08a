import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const run = promisify(execFile)

/** A script of this folder as the cloud would run it: bundled, in a process of its own; gives what it prints as JSON. */
export type BundledProcess = <T>(...args: string[]) => Promise<T>

/** Libraries that a script imports when it needs them become files of their own, so that nobody else loads them. */
export async function bundleScripts<Name extends string>(
  names: readonly Name[],
  folder: string,
): Promise<Record<Name, BundledProcess>> {
  await build({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  const process_ =
    (name: Name): BundledProcess =>
    async (...args) => {
      const { stdout } = await run(process.execPath, [join(folder, `${name}.mjs`), ...args], { maxBuffer: 2 ** 26 })
      return JSON.parse(stdout)
    }
  return Object.fromEntries(names.map((name) => [name, process_(name)])) as Record<Name, BundledProcess>
}
