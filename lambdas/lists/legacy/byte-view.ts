/** With which table the bytes of an old font were turned into characters on their way into the file. */
export type ByteView = 'western' | 'vietnamese'

/**
 * Windows-1252's characters for the bytes 80 to 9F; Excel keeps the five that have none as C1 controls. Latin-1 leaves
 * them all as controls, so both ways lead to the same byte.
 */
const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
/** Where windows-1258 differs from 1252: five tones as signs of their own, and Vietnamese letters. */
const vietnamese: Readonly<Record<string, number>> = {
  Ă: 0xc3,
  '\u0300': 0xcc,
  Đ: 0xd0,
  '\u0309': 0xd2,
  Ơ: 0xd5,
  Ư: 0xdd,
  '\u0303': 0xde,
  ă: 0xe3,
  '\u0301': 0xec,
  đ: 0xf0,
  '\u0323': 0xf2,
  ơ: 0xf5,
  ư: 0xfd,
  '₫': 0xfe,
}

const western = new Map<string, string>([...specials].map((sign, index) => [sign, String.fromCharCode(0x80 + index)]))
const both = new Map<string, string>([
  ...western,
  ...Object.entries(vietnamese).map(([sign, byte]): [string, string] => [sign, String.fromCharCode(byte)]),
])
const signs = new Map<string, string>([...western].map(([sign, byte]) => [byte, sign]))
const beyondLatin = /[\u0100-\uFFFF]/
const letterOrMark = /[\p{L}\p{M}]/u

/**
 * The bytes that a text was before somebody showed it with another table, each as the character of the same number, so
 * that both strings are equally long; null where the text has letters that no byte can have been: it is real Unicode.
 */
export function bytesOf(text: string, view: ByteView): string | null {
  if (!beyondLatin.test(text)) return text
  const table = view === 'western' ? western : both
  let bytes = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    const byte = sign <= '\u00FF' ? sign : table.get(sign)
    if (byte === undefined && letterOrMark.test(sign)) return null
    bytes += byte ?? sign
  }
  return bytes
}

/** What a byte shows that is no letter of an old font: fonts have the apostrophe of "H’Nga" and the dash where Windows has them. */
export const signOf = (byte: string): string => signs.get(byte) ?? byte
