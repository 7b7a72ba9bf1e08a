import { randomInt } from 'node:crypto'
import { CognitoError } from './errors.ts'

export interface PasswordPolicy {
  readonly minimumLength: number
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
  /** Days until a temporary password is worth nothing. */
  readonly temporaryPasswordValidityDays: number
}

/** What a pool has whose template says nothing about passwords. */
export const DEFAULT_PASSWORD_POLICY: PasswordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordValidityDays: 7,
}

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const LOWER = 'abcdefghijkmnopqrstuvwxyz'
const DIGITS = '23456789'
const SYMBOLS = '!@#$%&*?+='
// Cognito counts these and only these as symbols, and a blank only inside a password.
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/

/** Throws InvalidPasswordException with Cognito's reason. */
export function requireGoodPassword(policy: PasswordPolicy, password: string): void {
  const refuse = (reason: string) => {
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${reason}`)
  }
  if (password !== password.trim()) refuse('Password must not begin or end with a blank')
  if (password.length < policy.minimumLength) refuse('Password not long enough')
  if (password.length > 256) refuse('Password too long')
  if (policy.requireUppercase && !/[A-Z]/.test(password)) refuse('Password must have uppercase characters')
  if (policy.requireLowercase && !/[a-z]/.test(password)) refuse('Password must have lowercase characters')
  if (policy.requireNumbers && !/[0-9]/.test(password)) refuse('Password must have numeric characters')
  if (policy.requireSymbols && !SYMBOL.test(password)) refuse('Password must have symbol characters')
}

/** A random temporary password that conforms, without letters that are misread in print (O and 0, l and 1). */
export function generateTemporaryPassword(policy: PasswordPolicy): string {
  const classes = [
    ...(policy.requireUppercase ? [UPPER] : []),
    ...(policy.requireNumbers ? [DIGITS] : []),
    ...(policy.requireSymbols ? [SYMBOLS] : []),
    LOWER,
  ]
  const all = classes.join('')
  const length = Math.max(policy.minimumLength, 8)
  const letters = Array.from({ length }, (_, place) => pick(classes[place] ?? all))
  for (let place = length - 1; place > 0; place--) {
    const other = randomInt(place + 1)
    const moved = letters[place] ?? ''
    letters[place] = letters[other] ?? ''
    letters[other] = moved
  }
  return letters.join('')
}

const pick = (letters: string) => letters.charAt(randomInt(letters.length))
