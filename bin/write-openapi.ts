/** Writes docs/openapi.json from the route table; a test compares the two, so a changed route shows in the same commit. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApiDocument } from '../lambdas/contract/openapi.ts'

const target = join(import.meta.dirname, '../docs/openapi.json')
await writeFile(target, `${JSON.stringify(openApiDocument(), null, 2)}\n`)
