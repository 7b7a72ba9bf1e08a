export { inTcvn3, inVni } from '../../../../local/demo/old-fonts.ts'

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

const tones = /[\u0300\u0301\u0303\u0309\u0323]/

/** As an old Vietnamese Windows writes it: the letter, then the tone as a sign of its own. */
export function inCodePage1258(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1258').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const bytesOf = (letter: string): number[] => {
    const byte = letters.indexOf(letter)
    if (byte !== -1) return [byte]
    const signs = letter.normalize('NFD')
    const tone = tones.exec(signs)?.[0] ?? ''
    return [signs.replace(tone, '').normalize('NFC'), tone].map((sign) => letters.indexOf(sign))
  }
  return Uint8Array.from([...text.normalize('NFC')].flatMap(bytesOf))
}
