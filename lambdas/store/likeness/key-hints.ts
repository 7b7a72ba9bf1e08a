import type { PersonKey } from '../../domain/cases/person-matcher.ts'

/** Ten bits of each fact beside a key: who has none of them in common need not be read. One in a thousand is read in vain. */
export const lettersOfFact = 2
/** A mark that no fact's letters have. */
const behindGroup = '.'

/**
 * What stands behind a record's id under a key: for each group of facts so many letters of each fact's keyed hash.
 * @param lettersOf `lettersOfFact` letters, the same for the same fact
 */
export const hintOf = (beside: PersonKey['beside'], lettersOf: (fact: string) => string): string =>
  beside
    .map((facts) => [...new Set(facts.map(lettersOf))].join(''))
    .join(behindGroup)
    .replace(/\.+$/, '')

/** Whether of some group both have facts, and none in common: such two are not one person. What one of them does not say parts nobody. */
export function isApart(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const others = other.split(behindGroup)
  return one.split(behindGroup).some((group, nth) => {
    const theirs = others[nth] ?? ''
    return group !== '' && theirs !== '' && !hasOneOf(group, theirs)
  })
}

function hasOneOf(group: string, theirs: string): boolean {
  for (let at = 0; at < group.length; at += lettersOfFact)
    for (let there = 0; there < theirs.length; there += lettersOfFact)
      if (group.startsWith(theirs.slice(there, there + lettersOfFact), at)) return true
  return false
}
