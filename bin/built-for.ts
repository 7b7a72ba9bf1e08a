import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runsInWords, type WhatRuns } from '../lib/what-runs.ts'

/** Which province and programmes the pages in `dist` are about. */
const note = join(import.meta.dirname, '../dist/what-runs.json')

export const noteBuiltFor = (runs: WhatRuns): Promise<void> => writeFile(note, runsInWords(runs))

/** @throws Error where the site in `dist` is another province's or another programme's than the stage that is to be deployed */
export async function requireBuiltFor(stage: string, runs: WhatRuns): Promise<void> {
  const built = await readFile(note, 'utf8').catch(() => 'nothing')
  if (built !== runsInWords(runs))
    throw new Error(
      `dist was built for ${built}, stage ${stage} is ${runsInWords(runs)}: ANSINH_STAGE=${stage} npm run build`,
    )
}
