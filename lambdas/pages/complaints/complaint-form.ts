import { complaintText } from '../../contract/complaints.ts'
import { complaintSubjects } from '../../domain/complaints/complaint.ts'
import { parseIdNumber } from '../../domain/ids/parse-id-number.ts'
import type { ComplaintWords } from '../words/complaint-words.ts'

export const complaintFields = [
  'programme',
  'commune',
  'subject',
  'text',
  'idNumber',
  'fullName',
  'phone',
  'website',
] as const
export type ComplaintField = (typeof complaintFields)[number]
/** As typed by the person. */
export type ComplaintValues = Readonly<Record<ComplaintField, string>>
export type ComplaintErrors = Partial<Record<ComplaintField, string>>

export const noComplaint: ComplaintValues = {
  programme: '',
  commune: '',
  subject: '',
  text: '',
  idNumber: '',
  fullName: '',
  phone: '',
  website: '',
}

const longestName = 120

interface Choices extends Record<'isProgramme' | 'isCommune', (code: string) => boolean> {
  readonly communeKinds: string
}

/** What has to be mended, one sentence a field. An empty object: nothing. */
export function checkComplaint(
  values: ComplaintValues,
  words: ComplaintWords,
  { isProgramme, isCommune, communeKinds }: Choices,
): ComplaintErrors {
  const errors: ComplaintErrors = {}
  if (!isProgramme(values.programme)) errors.programme = words.programme.missing
  if (!isCommune(values.commune)) errors.commune = words.commune.missing(communeKinds)
  if (!complaintSubjects.some((subject) => subject === values.subject)) errors.subject = words.subject.missing
  const text = values.text.trim().normalize('NFC')
  if (text.length < complaintText.least) errors.text = words.text.missing
  else if (text.length > complaintText.most) errors.text = words.text.wrong
  const hasNumber = values.idNumber.trim() !== ''
  if (hasNumber && !parseIdNumber(values.idNumber).ok) errors.idNumber = words.idNumber.wrong
  const name = values.fullName.trim()
  if ((hasNumber && name === '') || name.length > longestName) errors.fullName = words.fullName.missing
  if (values.phone.trim() !== '' && !/^\+?(?:[\s.()-]*\d){8,15}$/.test(values.phone.trim()))
    errors.phone = words.phone.wrong
  // A browser that fills in forms by itself may have done it: its owner can send again.
  if (values.website !== '') errors.website = words.trapFilled
  return errors
}
