import type { FollowedComplaint } from '../../contract/complaints.ts'
import { isSameSecret, parseComplaintNumber } from '../../domain/complaints/complaint-number.ts'
import { withdrawComplaint } from '../../domain/complaints/decide-complaint.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { type FollowValues, type FollowView, renderFollowPage } from '../../pages/complaints/render-follow-page.ts'
import { langs } from '../../pages/site.ts'
import { complaintWords } from '../../pages/words/complaint-words.ts'
import type { Page } from '../../runtime/page-answer.ts'
import { commitComplaint, getComplaint, type StoredComplaint } from '../../store/complaint-store.ts'
import { secretOf } from '../../store/enter-complaint.ts'
import { viewFollowed } from '../../views/complaint-view.ts'
import type { ComplainDesk } from './complain-desk.ts'

export type FollowStep = 'look' | 'withdraw'

/** Twice the writers that can meet at one complaint. */
const attempts = 4

const notFound = refuse('not-found', `${complaintWords.vi.notFound}. ${complaintWords.vi.notFoundWhy}`)

/** With number and code; the same answer for a wrong code and an unknown number, after the same reads. */
export async function followComplaint(
  desk: ComplainDesk,
  step: FollowStep,
  values: FollowValues,
  now: number,
): Promise<Result<FollowedComplaint>> {
  const { register, tree } = desk
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await openWith(desk, values)
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

/** A number that cannot be one reads a complaint that is not there: it takes as long as any other. */
async function openWith(
  { register, marks: marksOf }: ComplainDesk,
  { number: typed, secret }: FollowValues,
): Promise<StoredComplaint | undefined> {
  const marks = await marksOf()
  const number = parseComplaintNumber(typed)
  const known = number.ok ? number.value : 'PA-2222-222'
  const stored = await getComplaint(register, known)
  return isSameSecret(secret, secretOf(marks, known)) ? stored : undefined
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
  const show = (view: FollowView, status = 200): Page => ({ page: renderFollowPage({ ...view, lang }), status })
  if (Object.keys(errors).length > 0) return show({ state: 'invalid', values, errors }, 422)
  const found = await followComplaint(desk, step, values, now)
  return found.ok
    ? show({ state: 'found', complaint: found.value, secret: values.secret })
    : show({ state: 'not-found' })
}
