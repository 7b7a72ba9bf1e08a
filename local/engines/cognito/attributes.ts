import { CognitoError, invalidParameter, notAuthorized } from './errors.ts'
import type { AttributeSpec, ClientSpec, UserPoolSpec } from './pool-spec.ts'

export type Attributes = Readonly<Record<string, string>>

const text = (name: string): AttributeSpec => ({
  name,
  dataType: 'String',
  isMutable: true,
  isRequired: false,
  minimum: 0,
  maximum: 2048,
})
const boolean = (name: string): AttributeSpec => ({ name, dataType: 'Boolean', isMutable: true, isRequired: false })

const STANDARD: readonly AttributeSpec[] = [
  { ...text('sub'), isMutable: false },
  ...'name given_name family_name middle_name nickname preferred_username profile picture website email gender'
    .split(' ')
    .map(text),
  ...'zoneinfo locale phone_number address'.split(' ').map(text),
  { ...text('birthdate'), minimum: 10, maximum: 10 },
  { name: 'updated_at', dataType: 'Number', isMutable: true, isRequired: false },
  boolean('email_verified'),
  boolean('phone_number_verified'),
]

const VERIFIED_FLAGS = new Set(['email_verified', 'phone_number_verified'])

/** All attributes of a pool: the standard ones, and what its template adds or changes. */
export function schemaOf(spec: UserPoolSpec): readonly AttributeSpec[] {
  const own = new Map(spec.schema.map((attribute) => [attribute.name, attribute]))
  const standard = STANDARD.map((attribute) => ({ ...attribute, ...own.get(attribute.name) }))
  return [...standard, ...spec.schema.filter(({ name }) => name.startsWith('custom:'))]
}

/**
 * The attributes after a change by an administrator or at creation; an empty value removes one.
 * Throws InvalidParameterException for what the schema does not allow, and for a change of an immutable attribute after creation.
 */
export function changeAttributes(
  schema: readonly AttributeSpec[],
  current: Attributes | undefined,
  changes: Attributes,
): Attributes {
  for (const [name, value] of Object.entries(changes)) {
    const attribute = schema.find((one) => one.name === name)
    if (!attribute) {
      throw invalidParameter(
        `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
      )
    }
    if (name === 'sub' || (current && !attribute.isMutable)) {
      throw invalidParameter(`user.${name}: Attribute cannot be updated.\n`)
    }
    requireValue(attribute, value)
  }
  const merged: Record<string, string> = { ...current, ...changes }
  for (const [name, value] of Object.entries(merged)) if (value === '') delete merged[name]
  for (const means of ['email', 'phone_number']) {
    if (merged[`${means}_verified`] === 'true' && !merged[means]) {
      throw invalidParameter(`${means} is required to set ${means}_verified to true`)
    }
  }
  return merged
}

/**
 * What a signed-in user wants to change himself, as far as his client may write it. A new address is unverified again.
 * Throws NotAuthorizedException for any other attribute: this is what keeps people from choosing their own unit.
 */
export function ownChanges(client: ClientSpec, current: Attributes, changes: Attributes): Attributes {
  const names = Object.keys(changes)
  if (names.some((name) => VERIFIED_FLAGS.has(name) || !mayWrite(client, name))) {
    throw notAuthorized('A client attempted to write unauthorized attribute')
  }
  const unverified = ['email', 'phone_number'].filter((means) => means in changes && changes[means] !== current[means])
  return { ...changes, ...Object.fromEntries(unverified.map((means) => [`${means}_verified`, 'false'])) }
}

/** Required attributes that a user still lacks. */
export function missingAttributes(schema: readonly AttributeSpec[], current: Attributes): readonly string[] {
  return schema.filter(({ isRequired, name }) => isRequired && !current[name]).map(({ name }) => name)
}

/** The part of a user's attributes that a client may read, `sub` always. */
export function readableAttributes(client: ClientSpec, attributes: Attributes): Attributes {
  const readable = client.readAttributes
  if (!readable) return attributes
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name === 'sub' || readable.includes(name)))
}

const mayWrite = (client: ClientSpec, name: string) => !client.writeAttributes || client.writeAttributes.includes(name)

function requireValue(attribute: AttributeSpec, value: string): void {
  if (value === '') {
    if (attribute.isRequired) throw nonconforming(attribute, 'The attribute is required')
    return
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = attribute
  if (attribute.dataType === 'Boolean' && !/^(true|false)$/i.test(value)) {
    throw nonconforming(attribute, 'The attribute is not a boolean')
  }
  if (attribute.dataType === 'Number') {
    const number = Number(value)
    if (!/^-?\d+$/.test(value) || number < minimum || number > maximum) {
      throw nonconforming(attribute, 'The attribute is not a number within its bounds')
    }
  }
  if (attribute.dataType === 'String') {
    const length = [...value].length
    if (length > maximum) throw nonconforming(attribute, `String must be no longer than ${maximum} characters`)
    if (length < minimum) throw nonconforming(attribute, `String must be no shorter than ${minimum} characters`)
  }
  if (attribute.name === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    throw new CognitoError('InvalidParameterException', 'Invalid email address format.')
  }
  if (attribute.name === 'phone_number' && !/^\+\d{1,15}$/.test(value)) {
    throw new CognitoError('InvalidParameterException', 'Invalid phone number format.')
  }
}

function nonconforming(attribute: AttributeSpec, reason: string): CognitoError {
  return invalidParameter(`Attributes did not conform to the schema: ${attribute.name}: ${reason}\n`)
}
