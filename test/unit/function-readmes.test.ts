import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { registerAccess } from '../../lib/permissions.ts'

const root = join(import.meta.dirname, '../..')
const rooms = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const inLambdas = readdirSync(join(root, 'lambdas'))

const readmeOf = (name: string): string => join(root, 'lambdas/functions', name, 'README.md')
const textOf = (name: string): string => (existsSync(readmeOf(name)) ? readFileSync(readmeOf(name), 'utf8') : '')

/** What a README names that is no more: links, decisions by another number, files and folders between backquotes. */
function lostIn(name: string, text: string): string[] {
  const folder = dirname(readmeOf(name))
  const links = [...text.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].flatMap(([link, words = '', to = '']) => {
    const [, number] = /^decision (\d+)$/.exec(words) ?? []
    const isOther = number !== undefined && !to.includes(`/${number.padStart(4, '0')}-`)
    return isOther || !existsSync(join(folder, to)) ? [link] : []
  })
  const quoted = [...text.matchAll(/`([\w./-]+)`/g)].flatMap(([, path = '']) => {
    const [first = '', ...rest] = path.split('/')
    if (rest.length === 0) return /\.ts$/.test(path) && !existsSync(join(folder, path)) ? [path] : []
    if (rooms.includes(first)) return existsSync(join(root, path)) ? [] : [path]
    return inLambdas.includes(first) && !existsSync(join(root, 'lambdas', path)) ? [path] : []
  })
  return [...links, ...quoted]
}

const names = Object.keys(registerAccess)

describe('the folder of a function', () => {
  it('is of a function that the cloud knows, and the other way round', () => {
    expect(readdirSync(join(root, 'lambdas/functions')).sort()).toEqual(names.toSorted())
  })

  it.each(names)('%s says in a few lines what it is for', (name) => {
    const lines = textOf(name).trimEnd().split('\n')
    expect(lines[0]).toBe(`# ${name}`)
    expect(lines.length).toBeGreaterThanOrEqual(8)
    expect(lines.length).toBeLessThanOrEqual(25)
  })

  it.each(names)('%s names no file, folder or decision that is not there', (name) => {
    expect(lostIn(name, textOf(name))).toEqual([])
  })

  it('would be caught if it did', () => {
    const text = [
      'see `lambdas/functions/nobody`, `lib/nothing.ts`, `store/nothing.ts` and `nothing.ts`, not `/so-cai/`,',
      '[decision 7](../../../docs/decisions/0008-compare-before-applying.md) or [a page](../../../docs/nothing.md)',
    ].join('\n')
    expect(lostIn('lists', text)).toEqual([
      '[decision 7](../../../docs/decisions/0008-compare-before-applying.md)',
      '[a page](../../../docs/nothing.md)',
      'lambdas/functions/nobody',
      'lib/nothing.ts',
      'store/nothing.ts',
      'nothing.ts',
    ])
  })
})
