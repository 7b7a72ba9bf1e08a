import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { programmesOf } from '../../lambdas/domain/programmes/programmes.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { type Site, siteName } from '../../lambdas/pages/site.ts'
import { blankForms } from './blank-forms.ts'
import { bundleAssets } from './bundle-assets.ts'
import { sitePages } from './pages.ts'
import { sampleLists } from './sample-lists.ts'

/** As the configuration of a stage names it. */
export interface SiteOf {
  readonly unitMap: string
  /** The first is what the pages are about; those that run beside it stand there too. */
  readonly programmes: readonly string[]
  /** Officers bring in lists of these too, so they have a sample list here; no page speaks of them. */
  readonly otherProgrammes?: readonly string[]
}

/**
 * Builds the citizens' site into `outDir`, which is emptied first.
 * Files below `assets/` carry a hash in their name and never change; everything else may change with each release.
 * @throws Error for a programme or a map of units that no file defines
 */
export async function buildSite(outDir: string, { unitMap, programmes, otherProgrammes = [] }: SiteOf): Promise<void> {
  const [programme, ...others] = programmesOf(programmes.join(' '))
  const site = { programme, others, tree: unitTree(unitMap) }
  const running = programmesOf([...programmes, ...otherProgrammes].join(' '))
  const [assets, samples, forms] = await Promise.all([
    bundleAssets(),
    sampleLists(running, site.tree),
    blankForms(site),
  ])
  const files = new Map<string, string | Uint8Array>([
    ...assets.files,
    ...sitePages(site, assets.addressOf),
    ['site.webmanifest', manifest(site)],
    ...samples,
    ...forms,
  ])
  await rm(outDir, { recursive: true, force: true })
  await cp(join(import.meta.dirname, 'static'), outDir, { recursive: true })
  for (const [path, content] of files) {
    const file = join(outDir, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

const manifest = ({ tree }: Site): string =>
  JSON.stringify({
    name: `${siteName} ${tree.map.place}`,
    short_name: siteName,
    lang: 'vi',
    start_url: '/',
    display: 'browser',
    background_color: '#ffffff',
    theme_color: '#0a5a4e',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  })
