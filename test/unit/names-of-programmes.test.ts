import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { unitMapIds, unitTree } from '../../lambdas/domain/units/unit-maps.ts'

const root = join(import.meta.dirname, '../..')

/** Where a programme or a province may be named, and why. */
const definitions = [
  // A programme is its law, its plain words for citizens and the forms of its decision.
  /^lambdas\/domain\/programmes\/(nq\d+-\d{4}|programmes)\.ts$/,
  /^lambdas\/pages\/policies\/texts\//,
  /^lambdas\/lists\/templates\/(nq\d+-\d{4}\/|form-workbook\.ts$)/,
  // A province is its map of units; the file beside them lists the maps.
  /^lambdas\/domain\/units\/unit-maps\.ts$/,
  // The one configuration: what runs where, at which addresses.
  /^lib\/(config|what-runs)\.ts$/,
  // The demonstration invents people of one programme in one province.
  /^local\/demo\//,
  // Facts of the whole country: which number belongs to which province; which ministry, and who else, has published a day off.
  /^lambdas\/domain\/ids\/cccd-province-codes\.ts$/,
  /^lambdas\/domain\/time\/days-off\.ts$/,
]

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const names = [
  ...programmes.flatMap(({ id, shortName, resolution }) => [
    id,
    id.replace(/-.*/, ''),
    shortName,
    ...Object.values(resolution),
  ]),
  ...unitMapIds.flatMap((id) => [id, id.replace(/-.*/, ''), unitTree(id).map.place, unitTree(id).root.name]),
  'dak lak',
  // Which office has a programme's work changes with the map: nobody is sent to one of before.
  ...unitMapIds.flatMap((id) => unitTree(id).map.offices.province),
  'lđ-tbxh',
  'thương binh và xã hội',
]
const named = new RegExp(
  [
    ...names.map(escaped),
    ...unitMapIds.map((id) => `["'\`]${unitTree(id).root.code}["'\`]`),
    'nghị quyết (?:số )?\\d+',
    'resolution \\d+',
  ].join('|'),
  'giu',
)

/** Whom somebody is sent to says the map (office-name.ts): one has no department of before, and no level of districts. */
const office = /(?<!\p{L})Sở(?!\p{L})|[Cc]ấp huyện/u
/** What a level is called on a map that has it. */
const levelNames = 'lambdas/pages/words/figures-words.ts'

/** Comments explain a rule by the law that it comes from; only what runs is looked at. */
function withoutComments(path: string): string {
  const source = readFileSync(join(root, path), 'utf8')
  // Most files name nothing even in their comments, unless a letter is written as its number.
  if (!office.test(source) && source.search(named) === -1 && !source.includes('\\u')) return source
  return transformSync(source, {
    loader: path.endsWith('x') ? 'tsx' : 'ts',
    charset: 'utf8',
    jsx: 'preserve',
    legalComments: 'none',
  }).code
}

const sources = ['bin', 'lambdas', 'lib', 'local', 'web'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${room}/${path}`),
)

/** Outside the definitions. */
const others = sources
  .filter((path) => !definitions.some((place) => place.test(path)))
  .map((path) => ({ path, code: withoutComments(path) }))

describe('code', () => {
  it('names no programme, no province and no office of one outside their definitions and the configuration', () => {
    const found = others.flatMap(({ path, code }) => [...code.matchAll(named)].map(([name]) => `${path}: ${name}`))
    expect(found).toEqual([])
  })

  it('sends nobody to an office or a level that a map may not have', () => {
    const found = others.filter(({ path, code }) => path !== levelNames && office.test(code))
    expect(found.map(({ path }) => path)).toEqual([])
    for (const text of ['đề nghị Sở nâng mức này', 'báo cấp huyện', 'Cấp huyện huỷ']) expect(text).toMatch(office)
    expect('Chủ cơ sở, Trụ Sởx').not.toMatch(office)
    expect(withoutComments(levelNames)).toMatch(office)
  })

  it('would be caught if it did', () => {
    for (const text of [
      "const a = 'nq42-2020'",
      "unit: '66'",
      'theo Nghị quyết 128',
      'tỉnh Đắk Lắk',
      'báo Sở LĐ-TBXH',
      'báo Sở Lao động - Thương binh và Xã hội',
      'x@daklak.gov.vn',
    ])
      expect(text).toMatch(named)
    expect("const a = 'nq42-2020'".replace(named, '')).toBe("const a = ''")
  })

  it('has no exemption that nothing needs', () => {
    for (const place of definitions) {
      const own = sources.filter((path) => place.test(path))
      expect([place.source, own.some((path) => withoutComments(path).match(named) !== null)]).toEqual([
        place.source,
        true,
      ])
    }
  })
})
