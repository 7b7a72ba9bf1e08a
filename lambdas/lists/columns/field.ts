/** What a column of a list can mean. Fields from `ethnicity` on are recognised so that they raise no question, but are not read. */
export type Field =
  | 'stt'
  | 'fullName'
  | 'givenName'
  | 'headName'
  | 'birth'
  | 'birthDay'
  | 'birthMonth'
  | 'birthYear'
  | 'male'
  | 'female'
  /** An age, by which nobody is told apart; that it stands here is the sex. */
  | 'maleAge'
  | 'femaleAge'
  | 'sex'
  | 'idNumber'
  | 'hamlet'
  | 'address'
  | 'policy'
  | 'relation'
  | 'householdCode'
  | 'householdSize'
  | 'amount'
  | 'amountPart'
  | 'rate'
  | 'months'
  | 'days'
  | 'note'
  | 'ethnicity'
  | 'origin'
  | 'representative'
  | 'phone'
  | 'signature'
  | 'idIssuedOn'
  | 'idIssuedAt'
  | 'commune'
  | 'district'
  | 'bankAccount'
  | 'socialInsurance'
  | 'taxCode'
  | 'workplace'
  | 'decision'
  | 'eventDate'
  | 'other'
  /** Our own column "Lỗi" in a workbook that was sent back: what it says of a row is not the row's. */
  | 'problems'

/** The fields that hold somebody's name, or a part of it. */
export const nameFields: ReadonlySet<Field | null> = new Set(['fullName', 'headName', 'givenName'])

/** A text in these columns says something of a person, not of what follows. */
export const ownFields: ReadonlySet<Field | null> = new Set([
  'hamlet',
  'address',
  'policy',
  'relation',
  'note',
  'commune',
])
