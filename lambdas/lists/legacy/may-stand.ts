import { bytesOf } from './byte-view.ts'
import { nativeName } from './cell-evidence.ts'
import type { FileLetters } from './settle-columns.ts'
import { softHyphen } from './tcvn3-letters.ts'
import { wordPattern } from './word-reading.ts'

const aboveAscii = /[\u00A1-\u00FF]/

/**
 * Whether a text that was read as one of an old font may be meant as it stands: each of its words is as good a Vietnamese one so, or
 * may be one of the Êđê and M'nông ("Y Ba Boâng", "Y Ñuê"). Only whoever knows the person can tell.
 */
export function mayStand(text: string, { view, memory }: FileLetters): boolean {
  const bytes = bytesOf(text, view)
  if (bytes === null) return false
  const isNative = nativeName.test(text)
  return [...bytes.matchAll(wordPattern)].every(({ 0: word, index }) => {
    if (!aboveAscii.test(word)) return true
    if (word.includes(softHyphen)) return false
    const { asIs, legacy, mayBeNative } = memory.read(text.slice(index, index + word.length), word)
    const best = Math.max(legacy.TCVN3, legacy.VNI)
    // Of words that lists are full of, "Thoân" and "Vaên", nothing but such a name makes others.
    return (mayBeNative && (isNative || best < 2)) || (asIs > 0 && asIs >= best)
  })
}
