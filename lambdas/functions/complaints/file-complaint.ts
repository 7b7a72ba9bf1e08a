import type { SentComplaint } from '../../contract/complaints.ts'
import { openComplaint } from '../../domain/complaints/open-complaint.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { enterComplaint, secretOf } from '../../store/complaints/enter-complaint.ts'
import { viewSent } from '../../views/complaint-view.ts'
import type { ComplaintDesk } from './complaint-desk.ts'

type FileCall = Pick<Call<'fileComplaint'>, 'body' | 'actor' | 'idempotencyKey' | 'now'>

/** For somebody who came to the counter, or told the Front. He is given number and code as if he had sent it himself. */
export async function fileComplaint(
  { register, tree, marks: marksOf, answerDays }: ComplaintDesk,
  { body, actor, idempotencyKey, now }: FileCall,
): Promise<Result<SentComplaint>> {
  const { programme, unit, subject, text, name, phone } = body
  if (tree.find(unit)?.level !== 'commune')
    return refuse('invalid', `Mỗi phản ánh là của một ${tree.communeKinds}: chọn xã.`)
  const marks = await marksOf()
  const words = { programme, commune: unit, subject, text, supports: [] }
  const opened = openComplaint(words, { tree, actor, commandId: idempotencyKey, answerDays, now })
  const key = marks.id('complaint-filed', actor.username, idempotencyKey)
  const sent = { key, words: marks.id('complaint', JSON.stringify(body)) }
  const contact = { name: name || null, phone: phone || null }
  const complaint = await enterComplaint({ register, tree, marks }, { ...opened, contact, sent }, null)
  if (!complaint) throw new Error('what an office files is not limited')
  if (complaint === 'key-taken') return keyTaken
  return ok(viewSent(complaint, secretOf(marks, complaint.number), tree))
}
