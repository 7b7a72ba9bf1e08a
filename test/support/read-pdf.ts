import { inflateSync } from 'node:zlib'

/**
 * The texts of each page of a PDF by pdfkit, in the order they were drawn, read the way a viewer reads them when somebody
 * copies: signs through the font's own table to letters. Enough of the format for our own papers only.
 */
export function readPdf(bytes: Uint8Array): { pages: string[][]; landscape: boolean[] } {
  const objects = objectsOf(Buffer.from(bytes))
  const object = (reference: string | undefined) => objects.get(Number(reference)) ?? { dictionary: '', stream: '' }
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
  return {
    pages: pages.map(({ dictionary }) => {
      const resources = object(/\/Resources (\d+)/.exec(dictionary)?.[1]).dictionary
      const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => {
        const table = object(/\/ToUnicode (\d+)/.exec(object(font).dictionary)?.[1]).stream
        return [name as string, lettersOf(table)] as const
      })
      return textsOf(object(/\/Contents (\d+)/.exec(dictionary)?.[1]).stream, new Map(fonts))
    }),
    landscape: pages.map(({ dictionary }) => {
      const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary) ?? []
      return Number(width) > Number(height)
    }),
  }
}

function objectsOf(bytes: Buffer): Map<number, { dictionary: string; stream: string }> {
  const text = bytes.toString('latin1')
  const objects = new Map<number, { dictionary: string; stream: string }>()
  for (const match of text.matchAll(/(\d+) 0 obj\n((?:(?!endobj)[\s\S])*?>>)\n(stream\n)?/g)) {
    const [whole, number, dictionary = '', stream] = match
    const begin = match.index + whole.length
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const raw = stream === undefined ? Buffer.alloc(0) : bytes.subarray(begin, begin + length)
    const plain = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw
    objects.set(Number(number), { dictionary: `${dictionary}\n`, stream: plain.toString('latin1') })
  }
  return objects
}

/** pdfkit writes ranges of signs with their letters one by one: `<0000> <00ff> [<0020> <0041> …]`. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      letters.set(
        Number.parseInt(first, 16) + index,
        Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
  }
  return letters
}

function textsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  let letters: ReadonlyMap<number, string> = new Map()
  const texts: string[] = []
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map()
    else {
      const signs =
        [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)]
          .map(([, hex]) => hex)
          .join('')
          .match(/.{4}/g) ?? []
      texts.push(signs.map((sign) => letters.get(Number.parseInt(sign, 16)) ?? '\uFFFD').join(''))
    }
  }
  return texts
}
