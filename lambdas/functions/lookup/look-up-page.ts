import type { OwnSupport } from '../../contract/lookup.ts'
import type { Problem } from '../../contract/problem.ts'
import type { IdNumber } from '../../domain/ids/id-number.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { checkLookup, hasErrors } from '../../pages/lookup/lookup-form.ts'
import { renderLookupPage } from '../../pages/lookup/render-lookup-page.ts'
import { type Lang, langs, type Site } from '../../pages/site.ts'
import { lookupWords } from '../../pages/words/lookup-words.ts'
import type { Page } from '../../runtime/page-answer.ts'

interface LookUpDesk {
  readonly site: Site
  readonly find: (asked: { idNumber: IdNumber; fullName: string }) => Promise<OwnSupport[]>
}

/** The answer to a form posted without JavaScript: a whole page, the same bytes for an unknown number and a wrong name. */
export async function lookUpPage(
  { site, find }: LookUpDesk,
  form: Readonly<Record<string, string>>,
  now: number,
): Promise<Page> {
  const lang = langOf(form.lang)
  const words = lookupWords[lang]
  const values = { idNumber: form.idNumber ?? '', fullName: form.fullName ?? '' }
  const errors = checkLookup(values, words)
  const number = parseIdNumber(values.idNumber)
  if (!number.ok) errors.idNumber ??= words.idNumber.wrong
  if (hasErrors(errors) || !number.ok)
    return { page: renderLookupPage({ state: 'invalid', values, errors, site, lang }), status: 422 }
  const supports = await find({ idNumber: number.value, fullName: values.fullName })
  if (supports.length === 0) return { page: renderLookupPage({ state: 'not-found', site, lang }) }
  return { page: renderLookupPage({ state: 'found', supports, at: now, site, lang }) }
}

/** The form again, above it why nothing was looked up; what has failed is told in the page's own words. */
export const notLookedUpPage = (site: Site, { status, detail }: Problem, lang: string | undefined): string =>
  renderLookupPage({ state: 'busy', site, lang: langOf(lang), ...(status === 500 ? {} : { detail }) })

const langOf = (named: string | undefined): Lang => langs.find((known) => known === named) ?? 'vi'
