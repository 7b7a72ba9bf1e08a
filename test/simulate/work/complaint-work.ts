import type { ComplaintDetail } from '../../../lambdas/contract/complaints.ts'
import type { Unit } from '../../../lambdas/domain/units/unit-tree.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { ApiClient } from '../../../web/shared/api-client.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { carriedOut, insist, newKey } from '../send.ts'
import type { Counter } from './counter-work.ts'

/** A complaint as its sender and its offices have it in mind. */
export interface ComplaintNote {
  readonly number: string
  readonly secret: string
  readonly sentAt: number
  readonly deadline: string
  /** Every office that it has lain with, the first one first. */
  readonly owners: string[]
  state: 'received' | 'forwarded' | 'accepted' | 'answered' | 'refused' | 'withdrawn'
  /** Nobody takes it up: it is to be overdue one day. */
  readonly isForgotten: boolean
}

const subjects = ['support', 'left-out', 'office', 'other'] as const

/** Somebody who was left out, paid too little or treated badly writes; or the Front does it for him. */
export async function complain(
  { book, random }: Counter,
  { commune, citizen, front, nth }: { commune: Unit; citizen: ApiClient; front: StaffSession | null; nth: string },
): Promise<void> {
  const subject = front ? 'office' : random.pick(subjects)
  const text = `Gia đình tôi chưa được nhận tiền hỗ trợ, đề nghị xã xem lại. Đơn ${nth}.`
  const sent = front
    ? await file(book, front, { programme, unit: commune.code, subject, text })
    : await send(book, citizen, { commune: commune.code, subject, text, fullName: 'Người Gửi Đơn' })
  const owner = subject === 'office' ? (commune.parent ?? commune.code) : commune.code
  const { number, secret, deadline } = sent
  book.complaints.push({
    ...{ number, secret, deadline, sentAt: Date.now(), owners: [owner], state: 'received' },
    isForgotten: random.chance(0.15),
  })
  book.didOther(front ? 'a complaint filed by the Front' : 'a complaint of a citizen')
}

function send(
  book: Book,
  citizen: ApiClient,
  body: { commune: string; subject: (typeof subjects)[number]; text: string; fullName: string },
) {
  const idempotencyKey = newKey()
  return insist(book, () => citizen.call('sendComplaint', { body, idempotencyKey }))
}

function file(
  book: Book,
  { api }: StaffSession,
  body: { programme: string; unit: string; subject: (typeof subjects)[number]; text: string },
) {
  const idempotencyKey = newKey()
  return insist(book, () => api.call('fileComplaint', { body, idempotencyKey }))
}

export interface ComplaintDesk {
  readonly unit: string
  readonly officer: StaffSession
  readonly second: StaffSession | null
  /** The office above, to which it may be sent up. */
  readonly above: string | null
}

/** The day's complaints of one office: taken up, answered, sent up, or not taken up with the reason. */
export async function answerComplaints(counter: Counter, desk: ComplaintDesk): Promise<void> {
  const { book, random } = counter
  const mine = book.complaints.filter(
    ({ owners, state, isForgotten }) =>
      owners.at(-1) === desk.unit && ['received', 'forwarded', 'accepted'].includes(state) && !isForgotten,
  )
  for (const [at, note] of mine.entries()) {
    const input = { params: { complaintNumber: note.number } }
    const seen = await insist(book, () => desk.officer.api.call('complaint', input))
    if (note.state !== 'accepted') {
      if (desk.above && (random.chance(0.2) || (at === 0 && note.owners.length === 1 && mine.length > 1)))
        await decide(book, desk, note, seen, { kind: 'forward', reason: 'Vượt thẩm quyền' })
      else await decide(book, desk, note, seen, { kind: 'accept' }, desk.second)
    } else if (random.chance(0.2)) await decide(book, desk, note, seen, { kind: 'refuse', reason: 'Đơn không rõ việc' })
    else await decide(book, desk, note, seen, { kind: 'answer', text: 'Đã bổ sung trong đợt sau.' })
  }
}

type Word =
  | { readonly kind: 'accept' }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'forward' | 'refuse'; readonly reason: string }

const states = { accept: 'accepted', answer: 'answered', forward: 'forwarded', refuse: 'refused' } as const

/** Another office, or its sender, was faster. */
const explained = ['conflict', 'wrong-state', 'forbidden']

/** @param rival says the same at the same moment: one of the two was faster */
async function decide(
  book: Book,
  { officer, above }: ComplaintDesk,
  note: ComplaintNote,
  { version }: ComplaintDetail,
  word: Word,
  rival: StaffSession | null = null,
): Promise<void> {
  const say = async ({ api, username }: StaffSession): Promise<boolean> => {
    const input = { params: { complaintNumber: note.number }, body: { ...word, version }, idempotencyKey: newKey() }
    const order = { name: `decideComplaint ${word.kind}`, by: username, explained }
    return (await carriedOut(book, order, () => api.call('decideComplaint', input))) !== null
  }
  const said = await Promise.all([officer, ...(rival ? [rival] : [])].map(say))
  const times = said.filter(Boolean).length
  if (times !== 1) book.surprise(`complaint ${note.number} was told ${times} times to be ${states[word.kind]}`)
  if (times === 0) return
  note.state = states[word.kind]
  if (word.kind === 'forward' && above) note.owners.push(above)
  book.didOther(`a complaint ${states[word.kind]}`)
}

/** Senders look what has become of theirs by number and code; a few take it back. */
export async function followComplaints({ book, random }: Counter, citizen: ApiClient, most: number): Promise<void> {
  for (const note of book.complaints.slice(-most)) {
    const { number, secret } = note
    const isOpen = ['received', 'forwarded', 'accepted'].includes(note.state)
    const isTakenBack = isOpen && (random.chance(0.08) || note === book.complaints.at(-1))
    const call = { body: { number, secret } }
    const seen = await insist(book, () =>
      isTakenBack ? citizen.call('withdrawComplaint', call) : citizen.call('followComplaint', call),
    )
    if (isTakenBack) note.state = 'withdrawn'
    if (
      seen.state !== note.state ||
      (note.state === 'answered') !== (seen.answer !== null && seen.state === 'answered')
    )
      book.surprise(`complaint ${number}: its sender is told ${seen.state}, its office has ${note.state}`)
    book.didOther(isTakenBack ? 'a complaint withdrawn' : 'a complaint followed by its sender')
  }
}
