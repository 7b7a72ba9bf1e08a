/** With the u flag \p{Cs} is a half surrogate pair: no text, and no XML parser takes it. */
const special = /[&<>\uFFFE\uFFFF]|(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)|\p{Cs}/gu
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', _: '_x005F_' }

/** Text of a cell: what XML cannot hold is written in Excel's own way (_x000D_); half surrogate pairs go. */
export function cellText(text: string): string {
  return text.replace(special, (character) => {
    const code = character.charCodeAt(0)
    if (code >= 0xd800 && code <= 0xdfff) return ''
    return named[character] ?? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
  })
}

const unspeakable = /[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}|\p{Cs}/gu

/** Text of an attribute or element outside cells. */
export function attributeText(text: string): string {
  return text.replace(unspeakable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
