/** Line ends and every width of blank; not the byte order mark, which JavaScript counts as one and which stands inside words. */
const blanks = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g
/**
 * Characters that are there but not seen: soft hyphen, zero-width blanks and joiners, direction marks, byte order mark.
 * They come with text copied from web pages and PDFs and make two equal names different. With the u flag \p{Cs} is half a letter.
 */
const invisible = /\p{Cf}|\p{Cc}|\p{Cs}|\p{Variation_Selector}|\u034F/gu
/** A tone typed before the circumflex or breve: NFC alone leaves such a pair apart, because both marks have the same class. */
const toneBeforeQuality = /([\u0300\u0301\u0303\u0309])([\u0302\u0306])/g
/** Cyrillic and Greek letters that look like Latin ones, and those. */
const lookalike = new Map(
  [...'АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο'].map((letter, at) => [
    letter,
    'ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo'.charAt(at),
  ]),
)
const ofOtherScript = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu
/** Nothing to do: letters that are whole, and single blanks inside. Most texts are, and composing costs ten times this look. */
const unclean = /[^\u0020-\u007E\u00C0-\u024F\u1EA0-\u1EF9‘’“”–—]|[ÐðƉ]| {2}|^ | $/

/**
 * One form for every way of typing the same text: NFC; Ð U+00D0 and Ɖ U+0189, which look like Đ, become Đ U+0110;
 * letters of another script that look like Latin ones become these, where no other of it stands beside them; invisible characters go; runs of blanks (also non-breaking ones and line ends) become one. Capitals stay as written.
 */
export function cleanText(text: string): string {
  if (!unclean.test(text)) return text
  const visible = text.replace(blanks, ' ').replace(invisible, '').replace(/ {2,}/g, ' ').trim()
  const composed = inLatin(visible.normalize('NFD')).replace(toneBeforeQuality, '$2$1').normalize('NFC')
  return composed.replace(/[ÐƉ]/g, 'Đ').replace(/[ðɖ]/g, 'đ')
}

/** "Нọ và tên", typed or copied with a Cyrillic Н, looks as it should and is no header; "Наташа" is a name of its own. */
function inLatin(text: string): string {
  const others = text.match(ofOtherScript)
  if (others === null || !others.every((letter) => lookalike.has(letter))) return text
  return text.replace(ofOtherScript, (letter) => lookalike.get(letter) ?? letter)
}
