import { cleanText } from './clean-text.ts'
import { foldText } from './fold-text.ts'
import { unitNameKey } from './unit-name-key.ts'

/** Levels in front of a hamlet's name, also abbreviated or typed without accents; "Lang" and "Ap" are also names. */
const levelBefore =
  /^(?:(?:thôn|buôn|bon|xóm|ấp|làng|khối|tổ dân phố|tdp|thon|buon|xom|to dan pho)[ :.]+|(?:t|th|b)\. *)(?=[\p{L}\p{N}])/iu
/** "T3" for "Thôn 3"; behind a level it is the name itself ("Thôn B3"). */
const shortLevel = /^(?:th?|b)(?=[0-9])/
const hamletLevel = /^(?:thon|buon|xom|ap|lang|to dan pho|tdp|khoi pho|khoi|khu pho|to)(?=[0-9])/

/** "Thôn 5", "thôn 05", "T5" and "5" are one hamlet, "Buôn Ciết", "B. Ciết" and "Ciết" too. */
export function hamletKey(hamlet: string | null): string {
  if (hamlet === null || hamlet === '') return ''
  const written = cleanText(hamlet)
  const name = written.replace(levelBefore, '')
  const key = unitNameKey(name)
  return (name === written ? key.replace(shortLevel, '') : key).replace(hamletLevel, '').replace(/^0+(?=[0-9])/, '')
}

/** What a hamlet is called a thôn, a buôn, a tổ by; `T.` may stand for two of them. */
const levels: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:th\.|th(?=\d)) */, ['thon']],
  [/^(?:t\.|t(?=\d)) */, ['thon', 'to']],
  [/^(?:b\.|b(?=\d)) */, ['buon']],
  [/^(?:to dan pho|tdp|to)(?=[ :.\d])/, ['to']],
  [/^(?:buon|bon)(?=[ :.\d])/, ['buon']],
  [/^(?:khoi pho|khoi)(?=[ :.\d])/, ['khoi']],
  ...['thon', 'xom', 'ap', 'lang', 'khu pho'].map((word) => [new RegExp(`^${word}(?=[ :.\\d])`), [word]] as const),
]

/** What the text may call the hamlet: `thon`, `buon`, of "T5" `thon` or `to`; null where it does not say. */
export function hamletLevels(hamlet: string): readonly string[] | null {
  const text = foldText(cleanText(hamlet)).trim()
  return levels.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/**
 * Whether two texts name one hamlet of a commune, however lists write it: "B. Ciết" is "Buôn Ciết", "T5" is "Thôn 05". "Thôn 5" is not
 * "Buôn 5", which the key alone would take for the same.
 */
export function isSameHamlet(one: string, other: string): boolean {
  const key = hamletKey(one)
  if (key === '' || key !== hamletKey(other)) return false
  const [mine, theirs] = [hamletLevels(one), hamletLevels(other)]
  return mine === null || theirs === null || mine.some((level) => theirs.includes(level))
}
