import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadSiteFiles } from '../../../local/front/site-files.ts'
import type { Assembly } from '../../../local/template/assembly.ts'
import { Resolver } from '../../../local/template/resolver.ts'
import { anAssembly } from './an-assembly.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'site-files-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

function asset(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name, path)), { recursive: true })
    writeFileSync(join(directory, name, path), content)
  }
  return `${name}.zip`
}

/** The files of the deployments, which come in the order given. */
function files(...deployments: readonly object[]) {
  const Resources = Object.fromEntries(
    deployments.map((Properties, index) => [
      `D${index}`,
      { Type: 'Custom::CDKBucketDeployment', Properties: { DestinationBucketName: 'site', ...Properties } },
    ]),
  )
  const { assembly } = anAssembly({ Web: { Resources } })
  const assets = new Map(['a', 'b'].map((name) => [`${name}.zip`, join(directory, name)]))
  const withAssets: Assembly = { ...assembly, assets }
  const site = loadSiteFiles(new Resolver(withAssets), (text) => text.replaceAll('https://aws.example', '/_aws'))
  return (key: string) => site.find('site', key)
}

describe('deployed files', () => {
  it('lie below their prefix with type, tag and metadata', () => {
    const key = asset('a', { 'sub/page.html': '<p>x</p>' })
    const find = files({
      SourceObjectKeys: [key],
      DestinationBucketKeyPrefix: 'console/',
      SystemMetadata: { 'cache-control': 'no-cache' },
    })
    expect(find('console/sub/page.html')).toEqual({
      body: Buffer.from('<p>x</p>'),
      contentType: 'text/html',
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      cacheControl: 'no-cache',
    })
    expect([find('sub/page.html'), find('console/../../secret')]).toEqual([undefined, undefined])
  })

  it('have the markers of their source replaced, escaped for JSON where the template says so', () => {
    const key = asset('a', {
      'config.json': '{"a":"<<m>>","b":"https://aws.example"}',
      'big.js': 'https://aws.example',
    })
    const find = files({
      SourceObjectKeys: [key],
      SourceMarkers: [{ '<<m>>': 'x"y' }],
      SourceMarkersConfig: [{ jsonEscape: true }],
    })
    expect(find('config.json')?.body.toString()).toBe('{"a":"x\\"y","b":"/_aws"}')
  })

  it('keep addresses of AWS in what is no setting', () => {
    const find = files({ SourceObjectKeys: [asset('a', { 'app.js': 'https://aws.example' })] })
    expect(find('app.js')?.body.toString()).toBe('https://aws.example')
  })

  it('of two deployments to one bucket stay side by side only when neither prunes the other', () => {
    const first = { SourceObjectKeys: [asset('a', { 'app.js': '1', 'old.html': '1' })] }
    const second = { SourceObjectKeys: [asset('b', { 'index.html': '2' })] }
    const pruned = files(first, second)
    expect([pruned('app.js'), pruned('index.html')?.body.toString()]).toEqual([undefined, '2'])
    const kept = files(first, { ...second, Prune: false })
    expect([kept('app.js')?.body.toString(), kept('index.html')?.body.toString()]).toEqual(['1', '2'])
  })

  it('are chosen by exclude and include as aws s3 sync chooses', () => {
    const key = asset('a', { 'index.html': '1', 'assets/app.js': '1', 'assets/app.css': '1' })
    const find = files({ SourceObjectKeys: [key], Exclude: ['*'], Include: ['assets/*.js', '*.html'] })
    expect(
      [find('index.html'), find('assets/app.js'), find('assets/app.css')].map((found) => found !== undefined),
    ).toEqual([true, true, false])
  })

  it('that cannot be served are refused by name', () => {
    expect(() => files({ SourceObjectKeys: ['none.zip'] })).toThrow(/Web\/D0 .*the asset none.zip is not a folder/)
    expect(() => files({ SourceObjectKeys: [], Extract: false })).toThrow(/Web\/D0 .*extract: false/)
  })
})
