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
