import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Key, keys } from '../../../lambdas/store/table/keys.ts'

/** What a key begins with before the names and numbers in it; nothing where it begins with one of them. */
const wordOf = (part: string): string => /^[A-Z]{2,}/.exec(part)?.[0] ?? ''
const kindOf = (pk: string, sk: string): string => `${wordOf(pk)} ${wordOf(sk)}`.trim()

/** The kinds of items that the data model speaks of. */
function told(): Set<string> {
  const document = readFileSync(join(import.meta.dirname, '../../../docs/data-model.md'), 'utf8')
  const [, items = ''] = /^## Items\n([\s\S]*?)^## /m.exec(document) ?? []
  const rows = items.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'))
  const quoted = (cell = ''): string[] => [...cell.matchAll(/`(\w[^`]*)`/g)].map(([, text = '']) => text)
  return new Set(
    rows.flatMap((row) => {
      const [, , pk, sk] = row.split('|')
      const orders = quoted(sk)
      return quoted(pk).flatMap((partition) =>
        (orders.length > 0 ? orders : ['']).map((order) => kindOf(partition, order)),
      )
    }),
  )
}

/** Those that the store makes keys of. */
function made(): Set<string> {
  // Of these the caller says the half that tells the kind.
  const makers = Object.entries(keys).filter(([name]) => name !== 'reading' && name !== 'complaintLimit')
  return new Set(
    makers.flatMap(([, maker]) => {
      const key = (maker as (...parts: readonly string[]) => Key | string)('1', '1', '1', '1', '1')
      return typeof key === 'string' ? [] : [kindOf(key.pk, key.sk)]
    }),
  )
}

const store = join(import.meta.dirname, '../../../lambdas/store')
const sources = (): string =>
  readdirSync(store, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path).startsWith('open-'))
    .map((path) => readFileSync(join(store, path), 'utf8'))
    .join('\n')

describe('the keys of the register', () => {
  it('are those that the data model tells of, kind by kind', () => {
    const readings = ['ENT', 'CASE', 'LIST', 'EXPORT', 'COMPLAINT'].map((thing) => `${thing} READ`)
    const limits = ['NET', 'UNIT', 'CODE'].map((what) => `COMPLAINTLIMIT ${what}`)
    expect([...made(), ...readings, ...limits].toSorted()).toEqual([...told()].toSorted())
  })

  // Newest batches, a batch's lines, said columns, orders, commands, settings and other provinces' files had no line.
  it('stand each with its partition in an access pattern that tells what it costs', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../docs/data-model.md'), 'utf8')
    const [, patterns = ''] = /^## Access patterns[^\n]*\n([\s\S]*?)^## /m.exec(document) ?? []
    const rows = patterns.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| question |'))
    const read = new Set([...rows.join().matchAll(/`([A-Z]+)#/g)].map(([, word = '']) => word))
    const partitions = new Set([...made()].map((kind) => kind.split(' ')[0] ?? ''))
    expect([...partitions].filter((partition) => !read.has(partition))).toEqual([])
    expect(rows.filter((row) => !/^(?:\| [^|]*\S[^|]* ){3}\|$/.test(row))).toEqual([])
  })
  it('stand, where a clock looks for them, in a pattern that tells what each look costs', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../docs/data-model.md'), 'utf8')
    const [, patterns = ''] = /^## Access patterns[^\n]*\n([\s\S]*?)^## /m.exec(document) ?? []
    const waiting = ['waiting-exports', 'waiting-pay-lists', 'working-foreign-files']
    expect(waiting.filter((partition) => !patterns.includes(`\`${partition}\``))).toEqual([])
    expect(waiting.filter((partition) => !sources().includes(`'${partition}'`))).toEqual([])
  })
})
