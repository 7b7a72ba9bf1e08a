const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const attribute = `\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`
const tag = new RegExp(`<(/?)(${name})((?:${attribute})*)\\s*(/?)>`, 'y')
const special = /<(?:\?[\s\S]*?\?>|!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>)/y
const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is meant
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Fails where a parser that follows the standard to the letter would stop, as Excel's does. */
export function expectWellFormed(xml: string): void {
  const open: string[] = []
  let roots = 0
  const fail = (why: string, at: number): never => {
    throw new Error(`${why} at ${at}: …${xml.slice(Math.max(0, at - 40), at + 80)}…`)
  }
  if (forbidden.test(xml)) fail('a character that XML cannot hold', xml.search(forbidden))
  let at = 0
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const text = xml.slice(at, next === -1 ? xml.length : next)
    if (entity.test(text)) fail('an unknown entity', at)
    if (open.length === 0 && text.replace('\uFEFF', '').trim() !== '') fail('text outside the root', at)
    if (next === -1) break
    special.lastIndex = next
    const passed = special.exec(xml)
    if (passed !== null) {
      at = next + passed[0].length
      continue
    }
    tag.lastIndex = next
    const match = tag.exec(xml) ?? fail('no tag', next)
    const [whole, isEnd, element = '', attributes = '', isEmpty] = match
    const names = [...attributes.matchAll(new RegExp(`(${name})\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'))].map(
      ([, one]) => one,
    )
    if (new Set(names).size !== names.length) fail('an attribute twice', next)
    if (entity.test(attributes)) fail('an unknown entity', next)
    if (isEnd) {
      if (open.pop() !== element) fail(`</${element}> closes another`, next)
    } else {
      if (open.length === 0) roots += 1
      if (!isEmpty) open.push(element)
    }
    at = next + whole.length
  }
  if (open.length > 0 || roots !== 1) fail('elements left open, or not one root', xml.length)
}
