import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, type Refusal } from '../../domain/result.ts'
import { renderLookupPage } from '../../pages/lookup/render-lookup-page.ts'
import { paths, siteOf } from '../../pages/site.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { lookUp } from './look-up.ts'
import { lookUpPage, notLookedUpPage } from './look-up-page.ts'

const environment = readEnvironment('lookup', process.env)
const province = provinceOf(environment)
const { tree } = province
const site = siteOf(province)
const register = openRegister(environment.REGISTER_TABLE)

const find = async (asked: Parameters<typeof lookUp>[3]) =>
  lookUp(register, tree, makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)), asked)

const message = 'Số căn cước phải có 12 chữ số, chứng minh nhân dân phải có 9 chữ số.'
const wrongNumber: { ok: false; error: Refusal } = {
  ok: false,
  error: { code: 'invalid', message, errors: [{ path: 'body.idNumber', message }] },
}

export const handler = apiHandler(
  'lookup',
  province,
  {
    lookUpForm: async ({ wantsPage }) =>
      wantsPage ? { page: renderLookupPage({ state: 'form', site }) } : ok({ form: paths.home.vi }),
    lookUp: async ({ body, form, wantsPage, now }) => {
      if (wantsPage) return lookUpPage({ site, find }, form, now)
      const number = parseIdNumber(body.idNumber)
      if (!number.ok) return wrongNumber
      return ok({ supports: await find({ idNumber: number.value, fullName: body.fullName }) })
    },
  },
  { problemPage: (problem, { lang }) => notLookedUpPage(site, problem, lang) },
)
