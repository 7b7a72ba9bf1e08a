/** What the first bytes of a file say it is, whatever its name says. */
export type ContentKind =
  | 'zip'
  | 'ole'
  | 'pdf'
  | 'image'
  | 'program'
  | 'archive'
  | 'web-page'
  | 'other-spreadsheet'
  | 'xml-2003'
  | 'rich-text'
  | 'text'
  | 'unknown'

const signatures: [kind: ContentKind, bytes: number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['rich-text', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** @param head the first 4,096 bytes or fewer */
export function contentKind(head: Uint8Array): ContentKind {
  for (const [kind, bytes] of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) return kind === 'program' && isText(head) ? 'text' : kind
  }
  const utf16 = utf16Of(head)
  if (utf16 === null && !isText(head)) return 'unknown'
  return markupKind(new TextDecoder(utf16 ?? 'windows-1252').decode(head)) ?? 'text'
}

/** Programs that "export to Excel" often write one of these under the name .xls; Excel opens them with a warning. */
function markupKind(head: string): ContentKind | null {
  const start = head
    .replace(/^(?:\u00EF\u00BB\u00BF|\uFEFF)/, '')
    .trimStart()
    .toLowerCase()
  if (/^mime-version:/.test(start) && start.includes('multipart/related')) return 'web-page'
  if (!start.startsWith('<')) return null
  if (/^<(?:\?mso-application|(?:\w+:)?workbook\b)/.test(start) || start.startsWith('<?xml')) {
    if (/urn:schemas-microsoft-com:office:spreadsheet|progid="excel\.sheet"/.test(start)) return 'xml-2003'
    if (/urn:oasis:names:tc:opendocument/.test(start)) return 'other-spreadsheet'
    return isWebPage(start) ? 'web-page' : 'unknown'
  }
  return isWebPage(start) ? 'web-page' : null
}

const isWebPage = (start: string): boolean =>
  /^<!--|^<(?:!doctype html|html|table|head|body|meta|style|div|script|center|link|title)\b/.test(start) ||
  /<(?:html|table)[\s>]/.test(start)

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (hasUtf16Mark(head)) return head[0] === 0xff ? 'utf-16le' : 'utf-16be'
  return looksLikeUtf16(head)
}

export function hasUtf16Mark(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

/** Every second byte of UTF-16 with Vietnamese is mostly 0x00, 0x01 or 0x1E. */
export function looksLikeUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head.length < 8) return null
  const high = [0, 0]
  const pairs = Math.floor(head.length / 2)
  for (let at = 0; at < pairs * 2; at++) {
    const byte = head[at] as number
    if (byte === 0x00 || byte === 0x01 || byte === 0x1e) high[at & 1] = (high[at & 1] ?? 0) + 1
  }
  const [even = 0, odd = 0] = high
  if (odd > pairs * 0.8 && even < pairs * 0.2) return 'utf-16le'
  return even > pairs * 0.8 && odd < pairs * 0.2 ? 'utf-16be' : null
}

/** No control characters but tabs, line ends and the end-of-file of old DOS programs. */
function isText(head: Uint8Array): boolean {
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c || byte === 0x1a,
  )
}
