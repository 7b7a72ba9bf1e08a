import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtConsole } from './built-console.ts'

describe('the built console', () => {
  const page = readFileSync(join(builtConsole, 'index.html'), 'utf8')
  const read = (name: string): string => readFileSync(join(builtConsole, 'assets', name), 'utf8')
  const assets = (): string[] => readdirSync(join(builtConsole, 'assets'))
  const chunk = (prefix: string, extension: string): string => {
    const found = assets().find((name) => name.startsWith(`${prefix}-`) && name.endsWith(extension))
    if (!found) throw new Error(`no ${prefix}*${extension}`)
    return found
  }
  /** The chunk and all that it imports at once, not what it loads later. */
  const closure = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen
    seen.add(name)
    for (const [, other = ''] of read(name).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      closure(other, seen)
    return seen
  }
  const kilobytes = (names: Iterable<string>): number => {
    let sum = 0
    for (const name of names) sum += gzipSync(read(name), { level: 9 }).length
    return sum / 1024
  }
  const first = (): Set<string> => {
    const scripts = [...page.matchAll(/<script type="module"[^>]* src="\/console\/assets\/([^"]+)"/g)]
    return scripts.reduce((seen, [, entry = '']) => closure(entry, seen), new Set<string>())
  }
  const screens = ['people-screen', 'lists-screen', 'list-screen', 'accounts-screen']

  it('stands at /console/ with hashed names', () => {
    for (const [, address = ''] of page.matchAll(/(?:src|href)="([^"]+)"/g))
      expect(address).toMatch(/^\/console\/assets\/[\w.-]+-[\w-]{8}\.\w+$/)
  })

  it('has no inline script, style or data address, which its policy forbids', () => {
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|style="|javascript:|data:/)
    for (const name of assets().filter((asset) => asset.endsWith('.css'))) expect(read(name)).not.toContain('url(data:')
  })

  it('asks at most 90 KB of script for the sign-in form', () => expect(kilobytes(first())).toBeLessThan(90))

  it('asks at most 200 KB of script and 25 KB of style for the first view', () => {
    const view = closure(chunk('workspace', '.js'), first())
    expect(view.size).toBeGreaterThan(first().size)
    expect(kilobytes(view)).toBeLessThan(200)
    expect(kilobytes(assets().filter((name) => name.endsWith('.css')))).toBeLessThan(25)
  })

  it('asks at most 40 KB more for each further screen', () => {
    const view = closure(chunk('workspace', '.js'), first())
    for (const screen of screens) {
      const more = [...closure(chunk(screen, '.js'))].filter((name) => !view.has(name))
      expect(kilobytes(more)).toBeLessThan(40)
    }
  })

  it('asks for few files at once, each of which is a way to and fro', () => {
    expect(first().size).toBeLessThanOrEqual(3)
    const view = closure(chunk('workspace', '.js'), first())
    expect(view.size).toBeLessThanOrEqual(6)
    for (const screen of screens)
      expect([...closure(chunk(screen, '.js'))].filter((name) => !view.has(name)).length).toBeLessThanOrEqual(10)
  })
})
