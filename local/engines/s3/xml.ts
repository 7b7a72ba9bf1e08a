/** Just enough XML for S3's small documents; a document type is refused, so that no entity can be defined in one. */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Line ends and other control characters in keys become references, or a reader would normalise them away. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\p{Cc}]/gu, (character) => escapes[character] ?? `&#x${character.charCodeAt(0).toString(16)};`)

export const tag = (name: string, text: string | number | boolean): string =>
  `<${name}>${escapeXml(String(text))}</${name}>`

export const group = (name: string, inner: string): string => `<${name}>${inner}</${name}>`

export const xmlDocument = (root: string, inner: string, { namespace = true } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${
    namespace ? ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"' : ''
  }>${inner}</${root}>`

export interface XmlElement {
  readonly name: string
  readonly children: XmlElement[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

/**
 * Reads a small document into elements; attributes and comments are dropped.
 * @returns the root, or undefined when the text is not well-formed.
 */
export function parseXml(source: string): XmlElement | undefined {
  const top: XmlElement = { name: '', children: [], text: '' }
  const open = [top]
  const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)([^<>]*?)(\/?)>|([^<]+)/y
  while (token.lastIndex < source.length) {
    const [found, cdata, closing, name, , selfClosed, text] = token.exec(source) ?? []
    const parent = open.at(-1)
    if (found === undefined || parent === undefined) return undefined
    if (cdata !== undefined) parent.text += cdata
    else if (text !== undefined) parent.text += unescapeXml(text)
    else if (name === undefined) continue
    else if (closing === '/') {
      if (open.pop()?.name !== name || open.length === 0) return undefined
    } else {
      const element: XmlElement = { name, children: [], text: '' }
      parent.children.push(element)
      if (selfClosed !== '/') open.push(element)
    }
  }
  return open.length === 1 && top.children.length === 1 && top.text.trim() === '' ? top.children[0] : undefined
}

export const childText = (element: XmlElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text
