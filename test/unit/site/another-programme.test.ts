import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../lambdas/domain/programmes/programme.ts'
import { resolvePolicy } from '../../../lambdas/domain/programmes/resolve-policy.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { buildUnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { checkList } from '../../../lambdas/lists/check-list.ts'
import { listForms } from '../../../lambdas/lists/templates/form-workbook.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { stableAssets } from '../../../lambdas/pages/assets.ts'
import { renderComplaintPage } from '../../../lambdas/pages/complaints/render-complaint-page.ts'
import type { Site } from '../../../lambdas/pages/site.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { blankForms } from '../../../web/site/blank-forms.ts'
import { sitePages } from '../../../web/site/pages.ts'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'
import { aSite, inventedMap } from '../../support/sites.ts'
import { asOf } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'
import { filledForm, inventPerson } from '../lists/templates/filled-form.ts'

/** A province and a law that no file of ours knows. */
const riverProvince = buildUnitTree(
  inventedMap({
    id: 'song-mau-2027',
    help: {
      vi: { name: 'Phòng Công tác xã hội huyện', text: 'Khi xã chưa trả lời được.' },
      en: { name: 'The social office of your district', text: 'If the commune cannot tell.' },
      hotline: '1900 0000',
    },
    units: [
      { code: '7', name: 'Tỉnh Sông Mẫu', level: 'province', parent: null },
      { code: '71', name: 'Huyện Bến Thử', level: 'district', parent: '7' },
      { code: '711', name: 'Xã Bến Dụ', level: 'commune', parent: '71' },
      { code: '712', name: 'Xã Bến Ví', level: 'commune', parent: '71' },
    ],
  }),
)
const invented: Programme = {
  ...nq68,
  id: 'nq900-2027',
  shortName: 'NQ 900',
  name: 'Hỗ trợ theo Nghị quyết 900/NQ-CP',
  resolution: { vi: 'Nghị quyết 900', en: 'Resolution 900', inTitles: 'Nghị quyết 900/NQ-CP' },
  legalBasis: ['Nghị quyết 900/NQ-CP ngày 1/3/2027'],
  appliesFrom: '2027-03-01',
}

const sites: [name: string, site: Site][] = [
  ['Resolution 68 on the two-tier map', aSite(nq68, 'daklak-2025')],
  ['an invented law in an invented province', { programme: invented, others: [], tree: riverProvince }],
]

const withoutOptions = (html: string): string => html.replace(/<option.*?<\/option>/g, '')

const speaksOfDistricts = (html: string): boolean => /huyện|district/i.test(withoutOptions(html))

describe.each(sites)('%s', (_name, site) => {
  const { programme, tree } = site
  const pages = [...sitePages(site, stableAssets)]
  const own = programme.resolution.vi

  it('has every page, with its own place and law and nothing of the first programme', () => {
    for (const [, html] of pages) {
      expect(html).toContain(`An Sinh ${tree.map.place}</title>`)
      expect(html).not.toMatch(/Nghị quyết 42|Resolution 42|nq42/)
      if (tree.map.place !== 'Đắk Lắk') expect(html).not.toMatch(/Đắk Lắk|daklak/)
      expect(html).not.toMatch(/LĐ-TBXH|Thương binh và Xã hội/)
      expect(html).not.toMatch(/undefined|\[object/)
    }
    const home = pages.find(([path]) => path === 'index.html')?.[1] ?? ''
    expect(home).toContain(`Tiền hỗ trợ theo ${own}`)
    expect(home).toContain('khoản hỗ trợ thêm được tính riêng')
  })

  it('speaks of districts only where there are some', () => {
    // A policy speaks of its own law's districts, a choice of communes of those that bear the word in their names.
    const speaking = pages
      .filter(([path, html]) => !/policies|chinh-sach/.test(path) && speaksOfDistricts(html))
      .map(([path]) => path)
    if (tree.hasDistricts) expect(speaking).toContain('index.html')
    else expect(speaking).toEqual([])
  })

  it('calls communes as its map does', () => {
    const help = pages.find(([path]) => path === 'giup-do/index.html')?.[1] ?? ''
    expect(help).toContain(`Ủy ban nhân dân ${tree.communeKinds}<`)
    const towns = pages.filter(([, html]) => /thị trấn/i.test(withoutOptions(html))).map(([path]) => path)
    expect(towns).toEqual([])
    expect(tree.communeKinds).not.toContain('thị trấn')
  })

  it('says how its own policies are carried out and whom to ask', () => {
    const page = pages.find(([path]) => path === 'chinh-sach/index.html')?.[1] ?? ''
    expect(page.match(/class="policy"/g)).toHaveLength(programme.policies.length)
    expect(page).toContain(programme.legalBasis[0] ?? '')
    const help = pages.find(([path]) => path === 'giup-do/index.html')?.[1] ?? ''
    expect(help).toContain(tree.map.help.vi.name)
    expect(help.includes('Đường dây nóng')).toBe(tree.map.help.hotline !== undefined)
  })

  it('takes complaints about its own communes', () => {
    const form = renderComplaintPage({ state: 'form', site, lang: 'vi' })
    for (const { code } of tree.communes(tree.root.code)) expect(form).toContain(`<option value="${code}"`)
  })

  it('has forms with its law in the title, which read back filled, each person under a policy of its own', async () => {
    const place = {
      communeName: tree.communes(tree.root.code)[0]?.name ?? '',
      districtName: tree.hasDistricts ? (tree.children(tree.root.code)[0]?.name ?? '') : null,
      provinceName: tree.root.name,
    }
    const words = programme.policies.flatMap(({ listWords: [first = ''], benefit }) =>
      benefit.kind === 'not-paid' ? [] : [first],
    )
    const forms = listForms(programme, place)
    expect(forms.map(({ code }) => code)).toEqual(['chung', 'chi-tra'])
    for (const { code, title } of forms) {
      expect(title).toContain(programme.resolution.inTitles.toUpperCase())
      const random = seededRandom(3)
      const typed = words.map((word) => inventPerson(random, ['Thôn 1'], [word]))
      const list = await checkList(await open(await filledForm(code, place, typed, programme)), {
        asOf,
        expectedCommuneName: place.communeName,
        resolvePolicy: (text: string) => resolvePolicy(programme, text)?.code ?? null,
      })
      expect(list.refused).toEqual([])
      expect(list.people.map(({ policy }) => policy)).toEqual(words.map((word) => resolvePolicy(programme, word)?.code))
      const asksDays = code === 'chung' && programme.policies.some(({ benefit }) => benefit.kind === 'daily')
      expect(list.people.map(({ days }) => days)).toEqual(words.map(() => (asksDays ? 14 : null)))
    }
    expect((await blankForms(site)).map(([address]) => address)).toEqual([
      'mau/danh-sach-de-nghi.xlsx',
      'mau/danh-sach-chi-tra.xlsx',
    ])
  })

  it('has a sample list of its own commune and policy', async () => {
    const list = await checkList(await openWorkbook(await writeSampleWorkbook(site), 'mau.xlsx'))
    expect(list.title.communeName).toBe(tree.find(tree.map.exampleCommune)?.name.toLocaleUpperCase('vi'))
    expect(list.title.decisionDate?.year).toBe(Number(programme.appliesFrom.slice(0, 4)))
    const [policy] = list.title.programmeHints.flatMap((hint) => resolvePolicy(programme, hint) ?? [])
    expect(policy).toBeDefined()
    expect(list.people).toHaveLength(12)
  })
})

it('a commune’s own list of another programme names a policy of that programme alone', () => {
  expect(resolvePolicy(nq68, 'Lao động tự do')?.code).toBe('B12')
  expect(resolvePolicy(nq42, 'Lao động tự do')?.code).toBe('A4')
  expect(unitTree('daklak-2025').hasDistricts).toBe(false)
})
