const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const references = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g
const excelEscape = /_x([0-9A-Fa-f]{4})_/g

/** Resolves XML's five entities and character references. Others cannot occur, since DOCTYPE is refused; they stay as written. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(references, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? written
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : written
  })
}

/** Excel writes characters that XML cannot hold as _x000D_, and an underscore before such a run as _x005F_. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(excelEscape, (written, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code >= 0xd800 && code <= 0xdfff ? written : String.fromCharCode(code)
  })
}
