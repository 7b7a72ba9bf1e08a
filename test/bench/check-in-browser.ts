import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { enter, openConsole } from '../browser/web/console/open-console.ts'
import { textKinds, writeList } from './list-files.ts'
import { machineLines } from './machine-lines.ts'
import { printTable } from './print-table.ts'

/**
 * `npm run bench -- check-in-browser [--people 100000]`: a list is checked in the built console by its Web Worker, in Chromium, and
 * comes back with its faults marked; beside it SheetJS reads the same file to plain rows, in a Web Worker too. Needs `npm run build`.
 * "Pause" is the longest time in which the page itself could not do anything.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { people: { type: 'string', default: '100000' } } })
  const people = Number(values.people)
  const folder = await mkdtemp(join(tmpdir(), 'ansinh-browser-'))
  for (const line of machineLines(folder)) console.log(line)
  const office = await openConsole(['xa-24547'])
  try {
    const rows: (string | number)[][] = []
    for (const kind of textKinds) {
      const path = join(folder, `${kind}.xlsx`)
      await writeList(path, kind, people)
      const { page, at } = await office.fresh()
      const theirs = await timeSheetJs(page, path)
      await enter(page, at('/danh-sach'), 'xa-24547')
      const ours = await timeCheck(page, path)
      const back = await timeWorkbookBack(page)
      rows.push(
        [`${kind} strings: An Sinh, reading and checking`, seconds(ours), ratio(theirs, ours), ours.pause],
        ['An Sinh, the workbook back with its faults', seconds(back), '', back.pause],
        ['SheetJS, reading', seconds(theirs), '1', theirs.pause],
      )
      await office.tidy()
    }
    const heading = ['', 's', 'times SheetJS', 'pause of the page, ms']
    printTable(`${people.toLocaleString('en')} rows in a Web Worker of Chromium`, [heading, ...rows])
  } finally {
    await office.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Timed {
  readonly milliseconds: number
  readonly pause: number
}
const seconds = ({ milliseconds }: Timed): string => (milliseconds / 1000).toFixed(1)
const ratio = (floor: Timed, ours: Timed): string => (floor.milliseconds / ours.milliseconds).toFixed(1)
const patience = { timeout: 600_000 }

async function timed(page: Page, act: () => Promise<unknown>): Promise<Timed> {
  await page.evaluate(watchPauses)
  const begun = performance.now()
  await act()
  const milliseconds = performance.now() - begun
  return { milliseconds, pause: await page.evaluate(() => Math.round(Reflect.get(window, 'longestPause'))) }
}

/** Runs in the page. */
function watchPauses(): void {
  const every = 20
  let last = performance.now()
  Reflect.set(window, 'longestPause', 0)
  setInterval(() => {
    const now = performance.now()
    Reflect.set(window, 'longestPause', Math.max(Reflect.get(window, 'longestPause'), now - last - every))
    last = now
  }, every)
}

const timeCheck = (page: Page, path: string): Promise<Timed> =>
  timed(page, async () => {
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(path)
    await page.getByText(/^Đọc được .* người/).waitFor(patience)
  })

const timeWorkbookBack = (page: Page): Promise<Timed> =>
  timed(page, async () => {
    const download = page.waitForEvent('download', patience)
    await page.getByRole('button', { name: 'Tải tệp kèm cột “Lỗi”' }).click()
    await (await download).path()
  })

/** On a page of its own making: a field for the file, and a worker that reads it whole, as that library does. */
async function timeSheetJs(page: Page, path: string): Promise<Timed> {
  const worker = await build({
    stdin: {
      contents: `import { read, utils } from '@e965/xlsx'
        onmessage = async ({ data }) => {
          const book = read(await data.arrayBuffer(), { dense: true })
          postMessage(utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).length)
        }`,
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, write: false, minify: true, format: 'iife', platform: 'browser' },
  })
  await page.goto('about:blank')
  await page.setContent('<input type="file"><output></output>')
  await page.evaluate((code) => {
    const [input, output] = [document.querySelector('input'), document.querySelector('output')]
    const reader = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    reader.onmessage = ({ data }) => {
      if (output) output.textContent = `${data} rows`
    }
    reader.onerror = ({ message }) => {
      if (output) output.textContent = `no rows: ${message}`
    }
    input?.addEventListener('change', () => reader.postMessage(input.files?.[0]))
  }, worker.outputFiles[0]?.text ?? '')
  return timed(page, async () => {
    await page.locator('input').setInputFiles(path)
    await page.getByText(/ rows/).waitFor(patience)
    console.log(`SheetJS: ${await page.locator('output').textContent()}`)
  })
}
