import { basename, join } from 'node:path'
import { build } from 'esbuild'
import type { AssetName, Assets } from '../../lambdas/pages/assets.ts'

const here = import.meta.dirname

/** Old phones live long; what is older still gets the pages without JavaScript, which do the same. */
const target = ['es2018', 'chrome64', 'firefox68']

export interface BundledAssets {
  /** Path below the site's root -> bytes. Hashed names below `assets/`, the same files without a hash at the root. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Addresses with the hash. */
  readonly addressOf: Assets
}

/** Bundles the scripts and the one style sheet. @throws what esbuild throws, with the place in the source */
export async function bundleAssets(): Promise<BundledAssets> {
  const result = await build({
    entryPoints: [
      { in: join(here, 'styles/site.css'), out: 'site' },
      ...['lookup-vi', 'lookup-en', 'figures-vi', 'figures-en', 'receipt-vi', 'receipt-en', 'embed'].map((name) => ({
        in: join(here, `client/${name}.ts`),
        out: name,
      })),
    ],
    entryNames: '[name]-[hash]',
    outdir: '/assets',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    target,
    // Saves the helper that old engines need for the standard's own class fields.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    logLevel: 'silent',
  })
  const files = new Map<string, Uint8Array>()
  const hashed = new Map<string, string>()
  for (const { path, contents } of result.outputFiles) {
    const file = basename(path)
    const name = file.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1')
    hashed.set(name, `/assets/${file}`)
    files.set(`assets/${file}`, contents)
    files.set(name, contents)
  }
  const addressOf = (name: AssetName): string => {
    const address = hashed.get(name)
    if (!address) throw new Error(`no asset ${name} was built`)
    return address
  }
  return { files, addressOf }
}
