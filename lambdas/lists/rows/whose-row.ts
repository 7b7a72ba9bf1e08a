import type { Whose } from '../taken-answers.ts'
import type { RowView } from './row-view.ts'

const nameFields = ['fullName', 'givenName', 'headName'] as const
const birthFields = ['birth', 'male', 'female', 'birthDay', 'birthMonth', 'birthYear'] as const

/** Whose row it is, from its cells as they stand. @param hamlet what a heading, the sheet or the title says of it */
export const whoseRow = (row: RowView, hamlet: string | null): Whose => ({
  name: nameFields.map((field) => row.text(field)).join(' '),
  birth: birthFields.map((field) => row.text(field)).join(' '),
  place: row.text('hamlet') || row.text('address') || (hamlet ?? ''),
  number:
    row
      .all('idNumber')
      .map(({ text }) => text.replace(/[\s.]/g, ''))
      .find((text) => wholeNumber.test(text)) ?? '',
})

const wholeNumber = /^(?:\d{9}|\d{12})$/
