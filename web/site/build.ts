import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { blankForms } from './blank-forms.ts'
import { bundleAssets } from './bundle-assets.ts'
import { sitePages } from './pages.ts'
import { writeSampleWorkbook } from './sample-workbook.ts'

/** Where the sample list for officers is served. */
const samplePath = 'mau/danh-sach-mau.xlsx'

/**
 * Builds the citizens' site into `outDir`, which is emptied first.
 * Files below `assets/` carry a hash in their name and never change; everything else may change with each release.
 */
export async function buildSite(outDir: string): Promise<void> {
  const [assets, sample, forms] = await Promise.all([bundleAssets(), writeSampleWorkbook(), blankForms()])
  const files = new Map<string, string | Uint8Array>([
    ...assets.files,
    ...sitePages(assets.addressOf),
    [samplePath, sample],
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
