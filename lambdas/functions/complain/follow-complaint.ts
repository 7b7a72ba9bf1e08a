import type { FollowedComplaint } from '../../contract/complaints.ts'
import { isSameSecret, parseComplaintNumber } from '../../domain/complaints/complaint-number.ts'
import { withdrawComplaint } from '../../domain/complaints/decide-complaint.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { type FollowValues, type FollowView, renderFollowPage } from '../../pages/complaints/render-follow-page.ts'
import { langs } from '../../pages/site.ts'
import { complaintWords } from '../../pages/words/complaint-words.ts'
import type { Page } from '../../runtime/page-answer.ts'
import { commitComplaint, getComplaint, type StoredComplaint, takeTry } from '../../store/complaints/complaint-store.ts'
import { secretOf } from '../../store/complaints/enter-complaint.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'
import { viewFollowed } from '../../views/complaint-view.ts'
import type { ComplainDesk } from './complain-desk.ts'

export type FollowStep = 'look' | 'withdraw'

/** Twice the writers that can meet at one complaint. */
const attempts = 4

const limited = refuse('rate-limited', `${complaintWords.vi.triesOver}. ${complaintWords.vi.triesOverWhy}`)
const notFound = refuse('not-found', `${complaintWords.vi.notFound}. ${complaintWords.vi.notFoundWhy}`)

/** With number and code, so many times an hour a number; the same answer for a wrong code and an unknown number, after the same calls. */
export async function followComplaint(
  desk: ComplainDesk,
  step: FollowStep,
  values: FollowValues,
  now: number,
): Promise<Result<FollowedComplaint>> {
  const { register, tree } = desk
  const number = parseComplaintNumber(values.number)
  const marks = await desk.marks()
  // What cannot be a number is nobody's: counted, the mistakes of all would be one's.
  if (number.ok && !(await takeTry(register, marks.id('complaint-code', number.value), now))) return limited
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await openWith(register, marks, number.ok ? number.value : 'PA-2222-222', values.secret)
    if (!stored) return notFound
    if (step === 'look') return ok(viewFollowed(stored.complaint, tree, now))
    const withdrawn = withdrawComplaint(stored.complaint, now)
    // Pressed twice, or answered meanwhile: the sender sees how it stands.
    if (!withdrawn.ok) return ok(viewFollowed(stored.complaint, tree, now))
    const outcome = await commitComplaint(register, tree, stored, withdrawn.value, null)
    if (outcome === 'done') return ok(viewFollowed(withdrawn.value.after, tree, now))
  }
  return refuse('conflict', 'Phản ánh đang được cập nhật. Thử lại sau vài giây.')
}

/** A number that cannot be one reads a complaint that is not there. */
async function openWith(
  register: Register,
  marks: Marks,
  number: string,
  secret: string,
): Promise<StoredComplaint | undefined> {
  const stored = await getComplaint(register, number)
  return isSameSecret(secret, secretOf(marks, number)) ? stored : undefined
}

export async function followByForm(
  desk: ComplainDesk,
  step: FollowStep,
  form: Readonly<Record<string, string>>,
  now: number,
): Promise<Page> {
  const lang = langs.find((known) => known === form.lang) ?? 'vi'
  const words = complaintWords[lang]
  const values = { number: form.number ?? '', secret: form.secret ?? '' }
  const errors = Object.fromEntries(
    (['number', 'secret'] as const).flatMap((field) =>
      values[field].trim() === '' ? [[field, words.followMissing[field]]] : [],
    ),
  )
  const show = (view: FollowView, status = 200): Page => ({
    page: renderFollowPage({ ...view, site: desk.site, lang }),
    status,
  })
  if (Object.keys(errors).length > 0) return show({ state: 'invalid', values, errors }, 422)
  const found = await followComplaint(desk, step, values, now)
  if (found.ok) return show({ state: 'found', complaint: found.value, secret: values.secret })
  return found.error.code === 'rate-limited' ? show({ state: 'limited' }, 429) : show({ state: 'not-found' })
}
