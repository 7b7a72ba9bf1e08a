import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App } from 'aws-cdk-lib'
import { functionNames } from '../../lambdas/runtime/environment.ts'
import { makeApp } from '../../lib/app.ts'
import type { Config } from '../../lib/config.ts'
import { Template } from './template.ts'

const root = join(import.meta.dirname, '../..')

const folders: string[] = []

export function aFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ansinh-${name}-`))
  folders.push(folder)
  return folder
}

/** For afterAll: a synthesized stage is 20 MB, most of it the library that CDK copies files with. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** What `npm run build` leaves, with the smallest files that do: the template only carries hashes of them. */
export function aBuild(without: readonly string[] = []): string {
  const dist = aFolder('dist')
  const files = {
    ...Object.fromEntries(
      functionNames.map((name) => [`functions/${name}/index.mjs`, `export const handler = '${name}'`]),
    ),
    'site/index.html': '<!doctype html><title>site</title>',
    'site/404.html': '<!doctype html><title>missing</title>',
    'site/tra-cuu/index.html': '<!doctype html><title>look-up</title>',
    'site/nhung/tra-cuu/index.html': '<!doctype html><title>framed</title>',
    'site/assets/site.0a1b.css': 'body{}',
    'console/index.html': '<!doctype html><title>console</title>',
    'console/assets/main.0a1b.js': '0',
  }
  for (const [name, text] of Object.entries(files)) {
    if (without.includes(name)) continue
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    writeFileSync(join(dist, name), text)
  }
  return dist
}

export interface Synthesized {
  readonly config: Config
  readonly app: App
  readonly template: Template
}

export function synthesize(config: Config, dist: string): Synthesized {
  const outdir = aFolder(`cdk-${config.stage}`)
  const app = makeApp({ config, dist, outdir })
  app.synth()
  return { config, app, template: new Template(outdir) }
}

/** Calls what synthesizes with CloudFormation's own rules on, which cost seconds a stage and are off elsewhere. @throws what they find */
export function underCloudFormationsRules(call: () => void): void {
  const before = process.env.CDK_VALIDATION
  process.env.CDK_VALIDATION = 'true'
  try {
    call()
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION
    else process.env.CDK_VALIDATION = before
  }
}

export const readDocument = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8')
