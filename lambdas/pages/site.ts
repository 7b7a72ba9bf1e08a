import type { Programme } from '../domain/programmes/programme.ts'
import type { Province } from '../domain/province.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

export const siteName = 'An Sinh'

/** What a deployment's site is about: its configuration names both. */
export interface Site {
  /** What the pages are about. */
  readonly programme: Programme
  /** What the pages speak of too: another programme that runs beside it. */
  readonly others: readonly Programme[]
  readonly tree: UnitTree
}

/** The site of a deployment. */
export function siteOf({ tree, spokenOf: [programme, ...others] }: Pick<Province, 'tree' | 'spokenOf'>): Site {
  return { programme, others, tree }
}

/** All that the pages speak of, the one that they are about first. */
export const spokenOf = ({ programme, others }: Pick<Site, 'programme' | 'others'>): readonly Programme[] => [
  programme,
  ...others,
]

export const langs = ['vi', 'en'] as const
export type Lang = (typeof langs)[number]

const and = { vi: ' và ', en: ' and ' } as const satisfies Record<Lang, string>

/** "Nghị quyết 42 và Nghị quyết 68": all that the pages speak of. */
export const resolutionsOf = (site: Pick<Site, 'programme' | 'others'>, lang: Lang): string =>
  spokenOf(site)
    .map(({ resolution }) => resolution[lang])
    .join(and[lang])

type Twins = Readonly<Record<Lang, string>>

/** What a script on a page links to stands alone: the script carries no other address. */
export const helpPath = { vi: '/giup-do/', en: '/en/help/' } as const satisfies Twins
const receiptPath = { vi: '/bien-nhan/', en: '/en/receipt/' } as const satisfies Twins

/** Addresses of the static pages. Vietnamese is the site's own language and lives at the root. */
export const paths = {
  home: { vi: '/', en: '/en/' },
  policies: { vi: '/chinh-sach/', en: '/en/policies/' },
  figures: { vi: '/so-lieu/', en: '/en/figures/' },
  receipt: receiptPath,
  complaint: { vi: '/phan-anh/', en: '/en/complaint/' },
  answers: { vi: '/phan-anh/xem/', en: '/en/complaint/see/' },
  help: helpPath,
  accessibility: { vi: '/kha-nang-tiep-can/', en: '/en/accessibility/' },
  embed: { vi: '/nhung/', en: '/en/embed/' },
} as const satisfies Record<string, Twins>

export type PageName = keyof typeof paths

/** The page that checks a receipt, with the receipt behind the `#`: no browser sends that part anywhere. */
export const receiptAddress = (content: string, lang: Lang): string => `${receiptPath[lang]}#${content}`

/** Where the API takes the look-up form and answers the public figures; both answer HTML to a browser without JavaScript. */
export const lookupAction = '/api/lookup'
export const figuresAction = '/api/public/statistics'

/** Where the API takes a complaint, shows it to its sender, takes it back, and tells how many there are. */
export const complaintActions = {
  send: '/api/public/complaints',
  follow: '/api/public/complaints/follow',
  withdraw: '/api/public/complaints/withdraw',
} as const

/** Address of the public figures of one unit, as a page of the API: useful without JavaScript. */
export const figuresAddress = (programme: string, unit: string, lang: Lang): string =>
  `${figuresAction}?programme=${encodeURIComponent(programme)}&unit=${encodeURIComponent(unit)}${lang === 'vi' ? '' : `&lang=${lang}`}`
