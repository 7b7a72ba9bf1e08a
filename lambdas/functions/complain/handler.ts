import { provinceOf } from '../../domain/province.ts'
import { ok } from '../../domain/result.ts'
import { renderCountsPage, renderFollowPage } from '../../pages/complaints/render-follow-page.ts'
import { renderProblemPage } from '../../pages/information/render-problem-page.ts'
import { paths, siteOf } from '../../pages/site.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import type { ComplainDesk } from './complain-desk.ts'
import { type FollowStep, followByForm, followComplaint } from './follow-complaint.ts'
import { publicCounts } from './public-counts.ts'
import { notSentPage, sendByApi, sendByForm } from './send-complaint.ts'

const environment = readEnvironment('complain', process.env)
const province = provinceOf(environment)
const desk: ComplainDesk = {
  site: siteOf(province),
  running: province.running,
  register: openRegister(environment.REGISTER_TABLE),
  tree: province.tree,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  settings: {
    answerDays: Number(environment.COMPLAINT_DAYS),
    perAddress: Number(environment.COMPLAINTS_PER_ADDRESS),
    perCommune: Number(environment.COMPLAINTS_PER_COMMUNE),
  },
}
const { register, tree, site } = desk
const countsOf = publicCounts(register, tree)

const follow =
  (step: FollowStep) =>
  async ({ body, form, wantsPage, now }: FollowCall) =>
    wantsPage ? followByForm(desk, step, form, now) : followComplaint(desk, step, body, now)

const followForm = async ({ wantsPage }: Pick<FollowCall, 'wantsPage'>) =>
  wantsPage ? { page: renderFollowPage({ state: 'form', site, lang: 'vi' }) } : ok({ form: paths.answers.vi })

interface FollowCall {
  readonly body: { readonly number: string; readonly secret: string }
  readonly form: Readonly<Record<string, string>>
  readonly wantsPage: boolean
  readonly now: number
}

export const handler = apiHandler(
  'complain',
  province,
  {
    sendComplaint: (call) => (call.wantsPage ? sendByForm(desk, call.form, call) : sendByApi(desk, call.body, call)),
    followComplaint: follow('look'),
    withdrawComplaint: follow('withdraw'),
    followComplaintForm: followForm,
    withdrawComplaintForm: followForm,
    publicComplaints: async ({ query, programme = site.programme, wantsPage, now }) => {
      const { lang } = query
      const counts = await countsOf(programme.id, now)
      return wantsPage ? { page: renderCountsPage(counts, { site, programme, lang }) } : ok(counts)
    },
  },
  {
    problemPage: (problem, { lang, form }) =>
      notSentPage(site, problem, form) ?? renderProblemPage({ site, problem, lang, from: 'complaint' }),
  },
)
