import type { LookupWords } from '../words/lookup-words.ts'

/** As typed by the person. */
export interface LookupValues {
  readonly idNumber: string
  readonly fullName: string
}

export type LookupField = keyof LookupValues

/** One sentence a field, the same above the form and beside the field. An empty object: nothing to mend. */
export type LookupErrors = Partial<Record<LookupField, string>>

export const noValues: LookupValues = { idNumber: '', fullName: '' }

/** The wire's own limits (contract/lookup.ts); whatever is longer is a mistake or an attack. */
const longestNumber = 40
const longestName = 120

/** The first look at what was typed, in the browser and in the Lambda alike; whether the number can exist is the domain's to say. */
export function checkLookup(values: LookupValues, words: LookupWords): LookupErrors {
  const errors: LookupErrors = {}
  const digits = values.idNumber.replace(/[\s.\-–—_'’]/g, '')
  if (digits === '') errors.idNumber = words.idNumber.missing
  else if (values.idNumber.trim().length > longestNumber || !/^(\d{9}|\d{12})$/.test(digits))
    errors.idNumber = words.idNumber.wrong
  const name = values.fullName.trim()
  if (name === '') errors.fullName = words.fullName.missing
  else if (name.length > longestName) errors.fullName = words.fullName.wrong
  return errors
}

export const hasErrors = (errors: LookupErrors): boolean => Object.keys(errors).length > 0
