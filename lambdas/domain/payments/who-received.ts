import { cleanText } from '../names/clean-text.ts'
import { foldText } from '../names/fold-text.ts'
import { nameKey } from '../names/name-key.ts'
import type { Receiver } from './entitlement.ts'

const himself =
  /^(?:(?:chính )?người (?:hưởng|nhận|được hỗ trợ|được hưởng)|chính (?:chủ|mình)|bản thân|đương sự|tự nhận|không(?: có| ai)?|ko)$/
const withoutAccents = new RegExp(foldText(himself.source))
/** "Tu Nhan" may be Từ Nhân, "BAN THAN" Bàn Thân: two words that begin like a name's and leave its tones open. */
const likeAName = /^\p{Lu}\S* \p{Lu}\S*$/u

/**
 * Whether the words for whoever took the money in somebody's stead name nobody else. They are words with all of their accents or with none:
 * "Từ Nhân" and "Tú Nhàn" are people, who have a relation and a paper.
 */
export function meansHimself(words: string): boolean {
  const text = cleanText(words).trim()
  if (/^[-–—./\s]*$/.test(text)) return true
  const small = text.toLowerCase()
  if (small !== foldText(text)) return himself.test(small)
  return withoutAccents.test(small) && !likeAName.test(text)
}

/** A name without any accents may be anybody's who has its letters; with other ones it is another's: Ba is not Bá. */
export function isOwnName(name: string, own: string): boolean {
  if (nameKey(name) !== nameKey(own)) return false
  const [one, other] = [accentsOf(name), accentsOf(own)]
  return one === '' || other === '' || one === other
}

/** Apart from the letters that carry them: the tone of "Hòa" and "Hoà" is one. */
const accentsOf = (name: string): string =>
  cleanText(name)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{M}đƀɓɗƌłøŧħ]/gu, '')

/** "x" and "1" tick that somebody else came, and are no name. */
export const isNoName = (name: string): boolean =>
  meansHimself(name) || (cleanText(name).match(/\p{L}/gu) ?? []).length < 2

const saysNothing = (words: string | null): boolean => words === null || meansHimself(words)

/**
 * Who took the money, as it is told of one payment: by an officer, in a payer's file, beside a signed list or a range of the screen.
 * @returns words for the officer where they leave open who it was
 */
export function faultOfReceiver({ kind, name, relation, paper }: Receiver): string | null {
  if (kind === 'self' && !saysNothing(name))
    return 'Ai nhận tiền? Ghi chính người được hỗ trợ nhận nhưng lại có họ tên người nhận thay: chọn người khác nhận thay, hoặc bỏ họ tên đó.'
  if (kind === 'self')
    return saysNothing(relation) && saysNothing(paper)
      ? null
      : 'Ai nhận tiền? Có quan hệ hoặc giấy tờ nhận thay nhưng không có họ tên người nhận thay: ghi họ tên người đó, hoặc bỏ trống cả quan hệ và giấy tờ nhận thay.'
  if (name && isNoName(name))
    return `Ai nhận tiền? Người nhận thay ghi "${name}", không phải họ tên của ai: ghi họ tên người nhận thay, hoặc bỏ người nhận thay nếu chính người được hỗ trợ đã nhận.`
  if (!name || saysNothing(relation) || saysNothing(paper))
    return 'Người khác nhận thay: ghi họ tên người nhận, quan hệ với người được hỗ trợ và giấy tờ nhận thay.'
  return null
}

/** Of whoever took the money for another, relation and paper are part of what was told; what is left out says nothing else of them. */
export const isSameReceiver = (known: Receiver, told: Receiver): boolean =>
  known.kind === told.kind &&
  (told.kind === 'self' ||
    (known.name === told.name &&
      (saysNothing(told.relation) || known.relation === told.relation) &&
      (saysNothing(told.paper) || known.paper === told.paper)))
