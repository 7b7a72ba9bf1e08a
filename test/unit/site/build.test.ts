import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { programmesOf } from '../../../lambdas/domain/programmes/programmes.ts'
import { resolvePolicy } from '../../../lambdas/domain/programmes/resolve-policy.ts'
import { checkList } from '../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { langs, paths } from '../../../lambdas/pages/site.ts'
import { sampleAddress } from '../../../web/shared/sample-address.ts'
import { buildSite } from '../../../web/site/build.ts'

const kb = (bytes: number): number => bytes * 1024
const zipped = (content: Uint8Array): number => gzipSync(content, { level: 9 }).length

describe.each([
  ['of one programme, while officers work on another', ['nq42-2020'], ['nq68-2021']],
  ['of two that run side by side', ['nq68-2021', 'nq42-2020'], []],
])('the built site %s', (_what, programmes, otherProgrammes) => {
  let dir = ''
  let pages: { path: string; text: string }[] = []

  const read = (address: string): Promise<Buffer> =>
    readFile(join(dir, address.endsWith('/') ? `${address}index.html` : address))

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'site-'))
    await buildSite(dir, { unitMap: 'daklak-2020', programmes, otherProgrammes })
    const files = await readdir(dir, { recursive: true })
    pages = await Promise.all(
      files.filter((path) => path.endsWith('.html')).map(async (path) => ({ path, text: String(await read(path)) })),
    )
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  it('has every page in every language, a page for lost addresses, and the sample list', async () => {
    expect(pages).toHaveLength(Object.keys(paths).length * langs.length + 1)
    for (const file of ['404.html', 'robots.txt', 'favicon.svg', 'site.webmanifest', 'mau/danh-sach-mau.xlsx'])
      expect((await stat(join(dir, file))).size).toBeGreaterThan(0)
  })

  it.each(['nq42-2020', 'nq68-2021'])('has a sample list of %s for whoever brings in lists of it', async (id) => {
    const { title } = await checkList(await openWorkbook(await read(sampleAddress(id)), 'mau.xlsx'))
    const own = programmesOf(id)[0]
    expect(title.programmeHints.flatMap((hint) => resolvePolicy(own, hint) ?? [])).not.toEqual([])
    if (id === programmes[0]) expect(await read('mau/danh-sach-mau.xlsx')).toEqual(await read(sampleAddress(id)))
  })

  it('keeps a strict content security policy: nothing inline', () => {
    for (const { text } of pages) {
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/)
      expect(text).not.toMatch(/<script(?![^>]* src=")/)
      expect(text).not.toMatch(/(?:src|href)="(?:https?:|data:|\/\/)/)
    }
  })

  it('has one heading of the first rank, a title and a language on each page', () => {
    for (const { text } of pages) {
      expect(text.match(/<h1>/g)).toHaveLength(1)
      expect(text).toMatch(/<title>[^<]+ – An Sinh Đắk Lắk<\/title>/)
      expect(text).toMatch(/<html lang="(vi|en)">/)
    }
  })

  it('has no link, anchor or asset that leads nowhere', async () => {
    for (const { path, text } of pages) {
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
      for (const [, address = ''] of text.matchAll(/(?:href|src|action)="([^"]+)"/g)) {
        if (address.startsWith('#')) expect([path, ids.has(address.slice(1))]).toEqual([path, true])
        else if (!/^\/(api|console)\//.test(address)) await expect(read(address)).resolves.toBeDefined()
      }
    }
  })

  it('lets no form put what was typed into an address, whether or not a script has taken it over', () => {
    for (const { path, text } of pages)
      for (const [, tag = '', inside = ''] of text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
        if (/ method="post"/.test(tag)) continue
        const names = [...inside.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name)
        expect([path, names.filter((name) => !['programme', 'unit', 'lang'].includes(name ?? ''))]).toEqual([path, []])
      }
  })

  it('uses no id twice on a page', () => {
    for (const { text } of pages) {
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('serves each asset under its hash and, for pages of the API, under its plain name', async () => {
    for (const file of await readdir(join(dir, 'assets'))) {
      const plain = file.replace(/-[A-Z0-9]{8}\./, '.')
      expect(plain).not.toBe(file)
      expect(await read(plain)).toEqual(await read(`assets/${file}`))
    }
  })

  it.each(['/', '/en/'])('sends at most 15 KB for the first view of %s, at most 5 KB of them script', async (home) => {
    const page = await read(home)
    const assets = [...String(page).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    const sizes = await Promise.all(assets.map(async (address) => ({ address, size: zipped(await read(address)) })))
    const scripts = sizes.filter(({ address }) => address.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(kb(5))
    expect(sizes.reduce((sum, { size }) => sum + size, zipped(page))).toBeLessThanOrEqual(kb(15))
  })

  it.each(['/chinh-sach/', '/en/policies/'])('sends at most 20 KB for %s', async (policies) => {
    const page = await read(policies)
    const assets = [...String(page).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    const sizes = await Promise.all(assets.map(async (address) => zipped(await read(address))))
    expect(sizes.reduce((sum, size) => sum + size, zipped(page))).toBeLessThanOrEqual(kb(20))
  })

  it('names no font that lacks letters: the device’s own fonts draw Êđê', async () => {
    expect(String(await read('site.css'))).not.toContain('@font-face')
  })
})
