import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import react from '@vitejs/plugin-react'
import { build, type Plugin, type Rolldown } from 'vite'
import { theme, variables } from './theme.ts'

/**
 * What is always asked for together is one file, and so is what many screens share: by itself the bundler makes a file for each set of
 * screens that have something in common, a hundred small ones for the first view. The first group that takes a module keeps it.
 */
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'start', tags: ['$initial'] },
  // The frame of all screens, with what it imports.
  { name: 'first-view', test: /\/web\/console\/workspace\.tsx$/ },
  { name: 'screens', minShareCount: 4 },
]

/** Builds the staff console into `outDir`: `index.html` and `assets/*` with hashed names, for the path `/console/`. */
export async function buildConsole(outDir: string): Promise<void> {
  // The bundler takes React's slow, double-sized development build whenever the variable says anything else, e.g. in a test run.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({
      configFile: false,
      root: import.meta.dirname,
      base: '/console/',
      publicDir: false,
      logLevel: 'warn',
      plugins: [react(), mantineVariables()],
      // The sign-in library reads Node's name of the global object.
      define: { global: 'globalThis' },
      // The check of a list runs beside the page and fetches the library for old formats only when one comes.
      worker: { format: 'es' },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        // An inlined file would need `data:` in the Content-Security-Policy.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: { output: { codeSplitting: { groups } } },
      },
    })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

const moduleId = 'virtual:mantine-variables.css'

/**
 * The theme's CSS variables as a file. Mantine would write them into a <style> element at run time, which `style-src 'self'` forbids.
 * Palettes that no part of the console uses are left out.
 */
function mantineVariables(): Plugin {
  const used = ['dark', 'gray', 'red', 'indigo']
  return {
    name: 'ansinh-mantine-variables',
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : undefined),
    load(id) {
      if (id !== `\0${moduleId}`) return
      const merged = mergeMantineTheme(DEFAULT_THEME, theme)
      const colors = Object.fromEntries(Object.entries(merged.colors).filter(([name]) => used.includes(name)))
      const base = defaultCssVariablesResolver({ ...merged, colors: colors as typeof merged.colors })
      const own = variables(merged)
      return convertCssVariables({
        variables: { ...base.variables, ...own.variables },
        light: { ...base.light, ...own.light },
        dark: { ...base.dark, ...own.dark },
      })
    },
  }
}
