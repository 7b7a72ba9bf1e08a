import { closestKin } from '../households/kin-and-peoples.ts'
import { wordsOfNobody } from './odd-name.ts'

/** Two to four words of two letters or more, each with a capital or in capitals: five may be two people's names. */
const usual = /^(?:\p{Lu}\p{Ll}+|\p{Lu}{2,})(?: (?:\p{Lu}\p{Ll}+|\p{Lu}{2,})){1,3}$/u

/** Words by which any of the rules for names may know what is none, or not only one. */
const telling = [
  ...closestKin,
  ...wordsOfNobody,
  'ông bà cụ anh chị cô chú bác em cháu chủ hộ hkd mục linh sư thầy mẹ tb bb nct nkt ô ch ng ngh tr ph th',
  'và va cùng các những nhiều tất toàn tập số vợ chồng cha con gia gđ đã mới bị vừa chuyển qua từ',
]
  .flatMap((words) => words.split(' '))
  .flatMap((word) => [word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])
const isTelling = new Set(telling)
/** By first letter and length, so that of most words nothing has to be cut out. */
const keyOf = (letter: number, length: number): number => letter * 64 + length
const mayTell = new Set(telling.map((word) => keyOf(word.charCodeAt(0), word.length)))
const blank = 0x20

function hasTelling(text: string): boolean {
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && text.charCodeAt(to) !== blank) to += 1
    if (mayTell.has(keyOf(text.charCodeAt(from), to - from)) && isTelling.has(text.slice(from, to))) return true
    from = to + 1
  }
  return false
}

/** "Trần Thị", of whose name the end is missing. */
const isHalved = (name: string): boolean => /Thị$|THỊ$/.test(name)

/**
 * Whether a text is a name as most are, of which no rule has anything to say: nothing stands around it, it has no sign and no number, and no
 * word of it means anything else. Asked first, because of a list's names hardly any needs more.
 */
export function isUsualName(text: string): boolean {
  return usual.test(text) && !hasTelling(text) && !isHalved(text)
}
