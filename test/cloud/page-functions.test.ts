import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { consolePageFunction, sitePageFunction, sitePagesIn } from '../../lib/constructs/page-functions.ts'

interface Answer {
  readonly uri?: string
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, { value: string }>>
  readonly body?: { data: string }
}

type Query = Readonly<Record<string, { value: string; multiValue?: readonly { value: string }[] }>>

const run = (code: string, uri: string, querystring: Query = {}): Answer =>
  runInNewContext(`${code}; JSON.parse(JSON.stringify(handler({ request: ${JSON.stringify({ uri, querystring })} })))`)

describe('the site’s page function', () => {
  const missing = '<!doctype html><title>Không tìm thấy trang</title>'
  const code = sitePageFunction({ pages: ['/index.html', '/tra-cuu/index.html', '/dieu-khoan.html'], missing })

  it.each([
    ['/', '/index.html'],
    ['/tra-cuu/', '/tra-cuu/index.html'],
    ['/dieu-khoan.html', '/dieu-khoan.html'],
    ['/assets/site.0a1b.css', '/assets/site.0a1b.css'],
    ['/favicon.ico', '/favicon.ico'],
  ])('asks for %s as %s', (uri, file) => {
    expect(run(code, uri).uri).toBe(file)
  })

  it.each([
    ['/tra-cuu', '/tra-cuu/'],
    ['/console', '/console/'],
  ])('leads from %s to %s, so that relative links stay right', (from, to) => {
    expect(run(code, from)).toMatchObject({ statusCode: 308, headers: { location: { value: to } } })
  })

  it('takes along what was asked for: of which unit the figures are', () => {
    const query = {
      unit: { value: '657' },
      nhan: { value: 'a%20b', multiValue: [{ value: 'a%20b' }, { value: '' }] },
    }
    expect(run(code, '/tra-cuu', query).headers?.location?.value).toBe('/tra-cuu/?unit=657&nhan=a%20b&nhan')
  })

  it.each(['/khong-co', '/khong-co/', '/khong-co.html', '/constructor/', '/__proto__/', '/tra-cuu/toString'])(
    'answers %s with 404 and the site’s own page',
    (uri) => {
      const answer = run(code, uri)
      expect(answer.statusCode).toBe(404)
      expect(answer.headers?.['content-type']?.value).toContain('text/html')
      expect(answer.body?.data).toBe(missing)
    },
  )

  it('refuses a list of pages that CloudFront would not take', () => {
    const pages = Array.from({ length: 1000 }, (_, index) => `/niem-yet/${index}/index.html`)
    expect(() => sitePageFunction({ pages, missing })).toThrow(/1000 pages.*10 KB/)
  })

  it('reads the pages of a build, below folders too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ansinh-site-'))
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    for (const name of ['index.html', 'a/b/index.html', 'a/b/data.json']) writeFileSync(join(folder, name), '')
    writeFileSync(join(folder, '404.html'), missing)
    expect(sitePagesIn(folder)).toEqual({ pages: ['/a/b/index.html', '/index.html'], missing })
    rmSync(folder, { recursive: true })
  })
})

describe('the console’s page function', () => {
  const code = consolePageFunction()

  it.each([
    '/console/',
    '/console/lists',
    '/console/lists/abc/rows',
    '/console/accounts/xa.ea-tieu',
    '/console/assets/',
  ])('shows the one page at %s', (uri) => {
    expect(run(code, uri).uri).toBe('/console/index.html')
  })

  it.each(['/console/index.html', '/console/config.json', '/console/favicon.svg', '/console/assets/main.0a1b.js'])(
    'leaves the file %s alone',
    (uri) => {
      expect(run(code, uri).uri).toBe(uri)
    },
  )
})
