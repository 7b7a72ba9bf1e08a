import type { SentComplaint } from '../../contract/complaints.ts'
import type { Problem } from '../../contract/problem.ts'
import { complaintSubjects } from '../../domain/complaints/complaint.ts'
import { networkOf } from '../../domain/complaints/complaint-limits.ts'
import { openComplaint } from '../../domain/complaints/open-complaint.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { localDay } from '../../domain/time/local-day.ts'
import {
  type ComplaintValues,
  checkComplaint,
  complaintFields,
  noComplaint,
} from '../../pages/complaints/complaint-form.ts'
import { type ComplaintView, renderComplaintPage } from '../../pages/complaints/render-complaint-page.ts'
import { type Lang, langs, type Site } from '../../pages/site.ts'
import { complaintWords } from '../../pages/words/complaint-words.ts'
import { problemWords } from '../../pages/words/problem-words.ts'
import type { Page } from '../../runtime/page-answer.ts'
import { enterComplaint, secretOf } from '../../store/complaints/enter-complaint.ts'
import { findByNumberAndName } from '../../store/register/entitlement-store.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import { viewSent } from '../../views/complaint-view.ts'
import type { ComplainDesk } from './complain-desk.ts'

interface Sender {
  readonly from: string
  readonly now: number
}

/** Supports of one person in one commune; more are a mistake. */
const mostSupports = 10

export const limitedWords = complaintWords.vi.limited

/** What a browser posts without a script. */
export async function sendByForm(
  desk: ComplainDesk,
  form: Readonly<Record<string, string>>,
  sender: Sender,
): Promise<Page> {
  const lang = langOf(form)
  const values: ComplaintValues = { ...noComplaint, programme: onlyProgramme(desk), ...pick(form) }
  const errors = checkComplaint(values, complaintWords[lang], knownTo(desk))
  if (Object.keys(errors).length > 0) return page(desk, { state: 'invalid', values, errors }, lang, 422)
  // A page without a script has no key of its own: its words are it.
  const sent = await send(desk, values, sender, null)
  return sent && sent !== 'key-taken'
    ? page(desk, { state: 'sent', sent }, lang)
    : page(desk, { state: 'not-sent', values, why: complaintWords[lang].limited }, lang, 429)
}

const page = (desk: ComplainDesk, view: ComplaintView, lang: Lang, status = 200): Page => ({
  page: renderComplaintPage({ ...view, site: desk.site, lang }),
  status,
})

/** The form with what was typed, above it why it was not sent; null where no complaint was being sent. */
export function notSentPage(
  site: Site,
  { status, correlationId }: Problem,
  form: Readonly<Record<string, string>>,
): string | null {
  if (status !== 500 || form.text === undefined) return null
  const lang = langOf(form)
  const why = problemWords[lang].failed(correlationId)
  return renderComplaintPage({ state: 'not-sent', values: { ...noComplaint, ...pick(form) }, why, site, lang })
}

const langOf = ({ lang }: Readonly<Record<string, string>>): Lang => langs.find((known) => known === lang) ?? 'vi'

const pick = (form: Readonly<Record<string, string>>): Partial<ComplaintValues> =>
  Object.fromEntries(complaintFields.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field]]])))

export async function sendByApi(
  desk: ComplainDesk,
  body: Omit<ComplaintValues, 'programme'> & { readonly programme?: string | undefined },
  sender: Sender & { readonly idempotencyKey: string },
): Promise<Result<SentComplaint>> {
  const values = { ...body, programme: body.programme ?? onlyProgramme(desk) }
  const errors = checkComplaint(values, complaintWords.vi, knownTo(desk))
  const [first] = Object.values(errors)
  if (first !== undefined)
    return {
      ok: false,
      error: {
        code: 'invalid',
        message: `${first}.`,
        errors: Object.entries(errors).map(([field, message]) => ({ path: `body.${field}`, message: `${message}.` })),
      },
    }
  const sent = await send(desk, values, sender, sender.idempotencyKey)
  if (sent === 'key-taken') return keyTaken
  return sent ? ok(sent) : refuse('rate-limited', limitedWords)
}

const knownTo = ({ tree, running }: ComplainDesk) => ({
  isProgramme: (id: string): boolean => running(id).ok,
  isCommune: (code: string): boolean => tree.find(code)?.level === 'commune',
  communeKinds: tree.communeKinds,
})

/** What nobody has to choose; empty where the pages speak of several, one of which the sender must name. */
const onlyProgramme = ({ site }: ComplainDesk): string => (site.others.length === 0 ? site.programme.id : '')

/** Null: too many today. */
async function send(
  { register, tree, marks: marksOf, settings }: ComplainDesk,
  values: ComplaintValues,
  { from, now }: Sender,
  idempotencyKey: string | null,
): Promise<SentComplaint | 'key-taken' | null> {
  const marks = await marksOf()
  const { programme, commune, fullName, phone, text, idNumber } = values
  const network = marks.id('network', networkOf(from))
  const subject = complaintSubjects.find((known) => known === values.subject) ?? 'other'
  const supports = await ownSupports({ register, marks }, values)
  const words = { programme, commune, subject, text: text.trim(), supports }
  const opened = openComplaint(words, {
    tree,
    actor: null,
    commandId: 'sender',
    answerDays: settings.answerDays,
    now,
  })
  const said = marks.id('complaint', programme, commune, subject, text.trim(), fullName, phone, idNumber)
  const key = idempotencyKey === null ? [localDay(now), network, said] : [idempotencyKey]
  const sent = { key: marks.id('complaint-sent', ...key), words: said }
  const contact = { name: fullName.trim() || null, phone: phone.trim() || null }
  const complaint = await enterComplaint({ register, tree, marks }, { ...opened, contact, sent }, { network, settings })
  if (complaint === null || complaint === 'key-taken') return complaint
  return viewSent(complaint, secretOf(marks, complaint.number), tree)
}

/** The sender's own in that commune, found as the look-up finds them. The answer does not tell whether there were any. */
async function ownSupports(
  { register, marks }: { readonly register: ComplainDesk['register']; readonly marks: Marks },
  { idNumber, fullName, commune }: ComplaintValues,
): Promise<string[]> {
  const number = parseIdNumber(idNumber)
  if (!number.ok || fullName.trim() === '') return []
  const found = await findByNumberAndName(register, marks.idNumber(number.value), marks.name(fullName))
  return found
    .filter((one) => one.commune === commune)
    .slice(0, mostSupports)
    .map(({ id }) => id)
}
