const between = String.raw`[\s.\-–—_'’·\u200b-\u200d\u2060]{0,3}`
const sign = String.raw`(?:\p{Nd}|[oOlI](?![^\P{L}oOlI]))`
/** Nine signs and more, also in groups, or with the letters that people type for digits: a card has nine or twelve. */
const cardNumbers = new RegExp(
  String.raw`(?:\p{Nd}|(?<!\p{L})[oOlI](?=[oOlI]{0,2}\p{Nd}))(?:(?:${between}|,(?=\p{Nd}{3}))${sign}){8,}`,
  'gu',
)

/** Nothing of a longer number: there no day and no sum is looked for. */
const apart = String.raw`(?<!\d[.,\-–]?)`
const ended = String.raw`(?!\d|[.,\-–]\d)`
const day = String.raw`(?:\d{1,2}/\d{1,2}/|\d{1,2}\.\d{1,2}\.|\d{1,2}-\d{1,2}-)(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}`
const month = String.raw`(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d{2}`
const currency = String.raw`\s?(?:đồng|đ|vnđ|vnd)(?!\p{L})`
const sum = String.raw`(?:[1-9]\d?(?:\.\d{3}){2}|[1-9]\d{0,2}\.\d{3})`
/** No card's is grouped so: a CCCD begins with a zero. */
const largeSum = String.raw`[1-9]\d{0,2}(?:\.\d{3}){3}${currency}`
/** A CMND may be: "240.123.456 đồng thời" is no sum. */
const doubtfulSum = String.raw`[1-9]\d{2}(?:\.\d{3}){2}${currency}(?=\s*(?:$|[.,;:)])|\s(?:của|khác|cho|trong|và|theo)(?!\p{L}))`
/** Days and sums, which stay as they are written. Telephones do not: whom to call is told to the office that answers alone. */
const otherFigures = new RegExp(
  [
    `${apart}(?:${day}|${month})(?:\\s?[-–]\\s?(?:${day}|${month}))?${ended}`,
    `${apart}(?:${sum}\\s?[-–]\\s?)?${sum}${currency}`,
    `${apart}(?:${largeSum}|${doubtfulSum})`,
  ].join('|'),
  'giu',
)

const lastDigits = (number: string): string => `•••• ${[...number.replace(/\P{Nd}/gu, '')].slice(-4).join('')}`

const hidden = (text: string): string => text.replace(cardNumbers, lastDigits)

/**
 * What an officer has written, for who may read no ID numbers: the paper of whoever takes money for another is mostly named by its number,
 * and remarks have them too. Its last digits stay, as everywhere.
 */
export function hideNumbers(text: string): string {
  let shown = ''
  let done = 0
  for (const { 0: figure, index } of text.matchAll(otherFigures)) {
    shown += hidden(text.slice(done, index)) + figure
    done = index + figure.length
  }
  return shown + hidden(text.slice(done))
}

/**
 * Eight digits and more, in any script, with what people type for them and between them: an ID number, or one that lost a zero. A text
 * without a digit is none.
 */
const longNumbers = /(?=[\p{Nd}oOlI]{0,3}\p{Nd})[\p{Nd}oOlI](?:[^\p{L}\p{N}\n]{0,2}[\p{Nd}oOlI]){7,}/gu

/** A cell of a list as it was typed, of which nobody knows what its figures are: every long one is hidden, a day as well. */
export const hideLongNumbers = (text: string): string => text.replace(longNumbers, lastDigits)
