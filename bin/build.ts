/**
 * Builds everything that is deployed: the functions in one esbuild call, the citizen site, the staff console. Into dist/, from
 * where both the CDK and the machine-local cloud take it: what runs here is what is uploaded.
 */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { fontPackage } from '../lambdas/print/fonts.ts'
import { functionNames } from '../lambdas/runtime/environment.ts'
import { type WhatRuns, whatRunsHere } from '../lib/what-runs.ts'
import { noteBuiltFor } from './built-for.ts'

const root = join(import.meta.dirname, '..')

/** `dist/functions/NAME/index.mjs`, one bundle a function, the SDK inside so that its version is the lock file's. */
export async function buildFunctions(names: readonly string[] = functionNames): Promise<void> {
  await rm(join(root, 'dist/functions'), { recursive: true, force: true })
  const { metafile } = await build({
    entryPoints: names.map((name) => ({
      in: join(root, `lambdas/functions/${name}/handler.ts`),
      out: `${name}/index`,
    })),
    absWorkingDir: root,
    outdir: join(root, 'dist/functions'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The oldest Node that runs the bundles: this machine's. Lambda's is newer.
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['import', 'node'],
    metafile: true,
    sourcemap: 'linked',
    sourcesContent: false,
    minifySyntax: true,
    legalComments: 'none',
    // CommonJS parts of dependencies still call require() for node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  const printing = names.filter((name) =>
    Object.keys(metafile.outputs[`dist/functions/${name}/index.mjs`]?.inputs ?? {}).includes('lambdas/print/fonts.ts'),
  )
  await Promise.all(printing.map((name) => bringFonts(join(root, 'dist/functions', name))))
}

/** A bundle holds code; the files of the fonts lie beside it, where their package is looked for. */
async function bringFonts(folder: string): Promise<void> {
  for (const file of ['package.json', 'LICENSE_FONT', '400Regular/Tinos_400Regular.ttf', '700Bold/Tinos_700Bold.ttf'])
    await cp(join(root, 'node_modules', fontPackage, file), join(folder, 'node_modules', fontPackage, file))
}

/** @param runs the province and programmes that the citizens' site is about */
export async function buildAll(runs: WhatRuns): Promise<void> {
  const [{ buildSite }, { buildConsole }] = await Promise.all([
    import('../web/site/build.ts'),
    import('../web/console/build.ts'),
  ])
  await Promise.all([
    buildFunctions(),
    buildSite(join(root, 'dist/site'), runs),
    buildConsole(join(root, 'dist/console')),
  ])
  await noteBuiltFor(runs)
}

if (process.argv[1] === import.meta.filename) await buildAll(whatRunsHere())
