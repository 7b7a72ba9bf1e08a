import { tcvn3Letter } from '../../../../lambdas/lists/legacy/tcvn3-letters.ts'
import { vniPair, vniWhole } from '../../../../lambdas/lists/legacy/vni-letters.ts'

/** The typist's way: text in an old font's bytes, each byte as the character of the same number. */
const tcvn3Byte = new Map([...tcvn3Letter].map(([byte, letter]) => [letter, byte]))
/** Small signs behind small letters, capital ones behind capitals, as keyboards write them. */
const vniBytes = new Map(
  [...vniPair, ...vniWhole]
    .filter(([bytes]) => bytes === (bytes[0] === bytes[0]?.toLowerCase() ? bytes.toLowerCase() : bytes.toUpperCase()))
    .map(([bytes, letter]) => [letter, bytes]),
)

/** A capital with a tone has no byte in TCVN3: the small letter stands for it. Other letters stay as they are. */
export function inTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => tcvn3Byte.get(letter) ?? tcvn3Byte.get(letter.toLowerCase()) ?? letter)
    .join('')
}

export function inVni(text: string): string {
  return [...text.normalize('NFC')].map((letter) => vniBytes.get(letter) ?? letter).join('')
}

/** The letters that no old font has (Êđê's č, ƀ, ŭ …): a typist leaves their sign off. */
export function inFontLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([aA])\u0306/g, '$1@')
    .replace(/\u0306|\u030C/g, '')
    .replace(/@/g, '\u0306')
    .normalize('NFC')
    .replace(/[ƀɃƁ]/g, (letter) => (letter === 'ƀ' ? 'b' : 'B'))
    .replace(/[ñÑ]/g, (letter) => (letter === 'ñ' ? 'n' : 'N'))
}

/** As text comes out of the clipboard: without TCVN3's ư. */
export const copied = (text: string): string => text.replace(/\u00AD/g, '')

/** Bytes as Windows-1252 shows them (0x80 to 0x9F as letters and signs). */
export const asWindows1252 = (bytes: string): string => decodeWith('windows-1252', bytes)
export const asWindows1258 = (bytes: string): string => decodeWith('windows-1258', bytes)

export function bytesOfText(bytes: string): Uint8Array {
  return Uint8Array.from([...bytes].map((byte) => byte.charCodeAt(0)))
}

function decodeWith(table: string, bytes: string): string {
  return new TextDecoder(table).decode(bytesOfText(bytes))
}
