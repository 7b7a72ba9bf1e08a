import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAssembly } from '../../../local/template/assembly.ts'
import { Resolver } from '../../../local/template/resolver.ts'

const directories: string[] = []
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true })
})

/** A resolver over templates by their stacks' names; a stack `Edge` lies in us-east-1. Its folder goes when the tests of the file end. */
export function anAssembly(templates: Readonly<Record<string, object>>): Resolver {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'))
  directories.push(directory)
  const artifacts: Record<string, object> = {}
  for (const [name, template] of Object.entries(templates)) {
    writeFileSync(join(directory, `${name}.template.json`), JSON.stringify(template))
    const region = name === 'Edge' ? 'us-east-1' : 'ap-southeast-1'
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: `aws://123456789012/${region}`,
      properties: { templateFile: `${name}.template.json` },
    }
  }
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }))
  return new Resolver(loadAssembly(directory))
}
