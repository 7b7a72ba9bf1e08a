import fc from 'fast-check'
import {
  type GenerateSecretStringOptions,
  generateSecretString,
  InvalidSecretOptions,
} from '../../../local/engines/secrets/generate-secret-string.ts'

describe('a generated secret', () => {
  it('has 32 characters of every kind by default', () => {
    const secret = generateSecretString({})
    expect(secret).toHaveLength(32)
    for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(secret).toMatch(kind)
    expect(secret).not.toContain(' ')
    expect(generateSecretString({})).not.toBe(secret)
  })

  it('keeps to its options, whatever they are', () => {
    const options = fc.record(
      {
        ExcludeCharacters: fc.string({ maxLength: 5 }),
        ExcludeLowercase: fc.boolean(),
        ExcludeNumbers: fc.boolean(),
        ExcludePunctuation: fc.boolean(),
        ExcludeUppercase: fc.boolean(),
        IncludeSpace: fc.boolean(),
        PasswordLength: fc.integer({ min: 5, max: 60 }),
        RequireEachIncludedType: fc.boolean(),
      },
      { requiredKeys: ['PasswordLength'] },
    )
    fc.assert(
      fc.property(options, (given) => {
        const kinds: [boolean | undefined, RegExp][] = [
          [given.ExcludeLowercase, /[a-z]/],
          [given.ExcludeUppercase, /[A-Z]/],
          [given.ExcludeNumbers, /[0-9]/],
          [given.ExcludePunctuation, /[^A-Za-z0-9 ]/],
          [!given.IncludeSpace, / /],
        ]
        fc.pre(kinds.slice(0, 4).some(([isExcluded]) => !isExcluded))
        const secret = generateSecretString(given as GenerateSecretStringOptions)
        expect(secret).toHaveLength(given.PasswordLength)
        for (const [isExcluded, kind] of kinds) if (isExcluded) expect(secret).not.toMatch(kind)
        for (const character of given.ExcludeCharacters ?? '') expect(secret).not.toContain(character)
        if (given.RequireEachIncludedType === false || given.ExcludeCharacters) return
        for (const [isExcluded, kind] of kinds) if (!isExcluded) expect(secret).toMatch(kind)
      }),
    )
  })

  it('is put into a template beside what stands there', () => {
    const secret = generateSecretString({ SecretStringTemplate: '{"user":"an"}', GenerateStringKey: 'password' })
    expect(JSON.parse(secret)).toEqual({ user: 'an', password: expect.stringMatching(/^.{32}$/) })
  })

  it.each<[string, GenerateSecretStringOptions]>([
    ['no length', { PasswordLength: 0 }],
    ['too great a length', { PasswordLength: 4097 }],
    ['a length too short for each kind', { PasswordLength: 3 }],
    ['a key without a template', { GenerateStringKey: 'password' }],
    ['a template without a key', { SecretStringTemplate: '{}' }],
    ['a template that is no object', { SecretStringTemplate: '[1', GenerateStringKey: 'a' }],
    [
      'nothing left to choose from',
      { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true },
    ],
  ])('is refused with %s', (_, options) => {
    expect(() => generateSecretString(options)).toThrow(InvalidSecretOptions)
  })
})
