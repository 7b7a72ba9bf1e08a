import { randomInt } from 'node:crypto'

/** CloudFormation's `GenerateSecretString`, property by property. */
export interface GenerateSecretStringOptions {
  readonly ExcludeCharacters?: string
  readonly ExcludeLowercase?: boolean
  readonly ExcludeNumbers?: boolean
  readonly ExcludePunctuation?: boolean
  readonly ExcludeUppercase?: boolean
  readonly IncludeSpace?: boolean
  /** 1 to 4096; 32 when absent. */
  readonly PasswordLength?: number
  /** True when absent. */
  readonly RequireEachIncludedType?: boolean
  /** With GenerateStringKey: a JSON object that gets the password under that key. */
  readonly SecretStringTemplate?: string
  readonly GenerateStringKey?: string
}

/** An option that Secrets Manager refuses with InvalidParameterException. */
export class InvalidSecretOptions extends Error {
  override readonly name = 'InvalidParameterException'
}

const lowercase = 'abcdefghijklmnopqrstuvwxyz'
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/**
 * A random secret as CloudFormation would make it.
 * @throws InvalidSecretOptions when the options cannot be met
 */
export function generateSecretString(options: GenerateSecretStringOptions): string {
  const { SecretStringTemplate: template, GenerateStringKey: key } = options
  const password = generatePassword(options)
  if (template === undefined && key === undefined) return password
  if (template === undefined || key === undefined) {
    throw new InvalidSecretOptions('SecretStringTemplate and GenerateStringKey go together.')
  }
  return JSON.stringify({ ...readTemplate(template), [key]: password })
}

function generatePassword(options: GenerateSecretStringOptions): string {
  const { PasswordLength: length = 32, RequireEachIncludedType: isEachRequired = true } = options
  if (!Number.isInteger(length) || length < 1 || length > 4096) {
    throw new InvalidSecretOptions('PasswordLength must be from 1 to 4096.')
  }
  const types = characterTypes(options)
  const all = types.join('')
  if (all === '') throw new InvalidSecretOptions('No characters are left to make a password of.')
  const required = isEachRequired ? types : []
  if (required.length > length) throw new InvalidSecretOptions('PasswordLength is too short for each included type.')
  const characters = [...required, ...Array<string>(length - required.length).fill(all)].map(
    (from) => from[randomInt(from.length)] ?? '',
  )
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const moved = characters[last] ?? ''
    characters[last] = characters[other] ?? ''
    characters[other] = moved
  }
  return characters.join('')
}

/** The sets to draw from, each without the excluded characters; an empty set is none. */
function characterTypes(options: GenerateSecretStringOptions): string[] {
  const excluded = new Set(options.ExcludeCharacters ?? '')
  const types = [
    options.ExcludeLowercase ? '' : lowercase,
    options.ExcludeUppercase ? '' : lowercase.toUpperCase(),
    options.ExcludeNumbers ? '' : '0123456789',
    options.ExcludePunctuation ? '' : punctuation,
    options.IncludeSpace ? ' ' : '',
  ]
  return types.map((type) => [...type].filter((character) => !excluded.has(character)).join('')).filter(Boolean)
}

function readTemplate(template: string): object {
  try {
    const object: unknown = JSON.parse(template)
    if (typeof object === 'object' && object !== null && !Array.isArray(object)) return object
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new InvalidSecretOptions('SecretStringTemplate must be a JSON object.')
}
