import { NotAList } from '../not-a-list.ts'
import { unescapeXml } from './xml-escapes.ts'

export type XmlTag = { name: string; attributes: Record<string, string>; isEnd: boolean }

/**
 * The tags of a small XML part in order, by their names without a prefix; text between them is passed over. Attributes
 * lose their prefix too (`r:id` is `id`). Every byte is looked at once, so that no hostile part takes more than its
 * length in time; a part that breaks off ends the tags.
 * @throws NotAList `unsafe-xml` at a DOCTYPE: no workbook has one, and it is the door to entity attacks
 */
export function* xmlTags(text: string): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const special = skipSpecial(text, at)
    if (special === -1) return
    if (special !== at) {
      at = special
      continue
    }
    const end = endOfTag(text, at)
    if (end === -1) return
    const isEnd = text[at + 1] === '/'
    const body = text.slice(at + (isEnd ? 2 : 1), end)
    at = end
    const name = /^[^\s/]+/.exec(body)?.[0]
    if (name === undefined) continue
    const attributes = isEnd ? {} : attributesOf(body.slice(name.length))
    yield { name: localName(name), attributes, isEnd }
  }
}

export function unsafeXml(): NotAList {
  return new NotAList(
    'unsafe-xml',
    'Tệp chứa khai báo DOCTYPE mà sổ Excel không bao giờ có nên bị từ chối: mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
  )
}

/** Behind a comment, CDATA section or processing instruction; `at` itself for a tag; -1 when it never ends. */
function skipSpecial(text: string, at: number): number {
  const next = text[at + 1]
  if (next === '?') return behind(text, '?>', at)
  if (next !== '!') return at
  if (text.startsWith('<!--', at)) return behind(text, '-->', at)
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at)
  throw unsafeXml()
}

function behind(text: string, closing: string, at: number): number {
  const found = text.indexOf(closing, at)
  return found === -1 ? -1 : found + closing.length
}

/** A `>` inside a quoted attribute does not end the tag. */
function endOfTag(text: string, at: number): number {
  let quote = ''
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index] as string
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return index
    else if (character === '"' || character === "'") quote = character
  }
  return -1
}

const blanks = [' ', '\n', '\t', '\r']

/** By hand and not by pattern: a pattern would begin anew at each letter of a name that no sign follows. */
function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (let at = 0; ; ) {
    const equals = text.indexOf('=', at)
    if (equals === -1) return attributes
    const name = text.slice(at, equals).trim()
    let quoteAt = equals + 1
    while (/\s/.test(text[quoteAt] ?? '')) quoteAt++
    const quote = text[quoteAt]
    at = quoteAt
    if (quote !== '"' && quote !== "'") continue
    const end = text.indexOf(quote, quoteAt + 1)
    if (end === -1) return attributes
    attributes[localName(name.slice(Math.max(...blanks.map((blank) => name.lastIndexOf(blank))) + 1))] = unescapeXml(
      text.slice(quoteAt + 1, end),
    )
    at = end + 1
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
