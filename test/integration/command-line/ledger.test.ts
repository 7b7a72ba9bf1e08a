import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportLedger } from '../../../bin/ledger/export-ledger.ts'
import { exportedLedger, exportFiles } from '../../../bin/ledger/exported-ledger.ts'
import type { LedgerPart, LedgerSource } from '../../../bin/ledger/ledger-source.ts'
import { verifyLedger } from '../../../bin/ledger/verify-ledger.ts'
import type { LedgerEntry } from '../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { openedEntry } from '../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { receiptOf } from '../../../lambdas/domain/ledger/seals/receipt.ts'
import { startOfDay } from '../../../lambdas/domain/time/local-day.ts'
import { ansinhAlone, ansinhCalls } from '../../support/ansinh-calls.ts'
import { anEntry, recordsAfter, type SealedLedger, sealedLedger, sha256 } from '../../support/invented-ledger.ts'
import { crimes } from '../../support/ledger-crimes.ts'

const root = join(import.meta.dirname, '../../..')
const python = join(root, 'test/support/verify_ledger.py')
/** The other program is written in Python, which a machine need not have. */
const withPython = spawnSync('python3', ['--version']).status === 0 ? it : it.skip

const hour = 3_600_000
let scratch: string
let whole: string
let sealed: SealedLedger
let copies = 0

/** Forty supports of three communes over four days: approved, mostly paid; one event late, one not sealed yet. */
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ansinh-ledger-'))
  whole = join(scratch, 'whole')
  const start = startOfDay('2020-05-27')
  const late = anEntry(90, { at: start + 24 * hour - 60_000 })
  const entries: LedgerEntry[] = [late]
  for (let number = 0; number < 40; number++) {
    const unit = ['24547', '24544', '24550'][number % 3] ?? ''
    entries.push(anEntry(number, { unit, at: start + number * 60_000 }))
    if (number % 4)
      entries.push(anEntry(number, { unit, at: start + 24 * hour * (1 + (number % 2)) + number, version: 2 }))
  }
  sealed = await sealedLedger(entries, [late.open.ref])
  await exportLedger(sourceOf([...entries, anEntry(95, { at: start + 101 * hour })]), whole)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function sourceOf(entries: readonly LedgerEntry[]): LedgerSource {
  return {
    published: sealed.published,
    indexIs: 'there',
    isExport: false,
    async *parts(): AsyncGenerator<LedgerPart> {
      for (const entry of entries) yield { kind: 'event', entry }
      for (const [subject, now] of recordsAfter(entries)) yield { kind: 'record', record: { subject, ...now } }
      for (const [place, leaves] of sealed.leaves) {
        const [day = '', unit = ''] = place.split('/')
        const refs = leaves.map((leaf) => sealed.refOfLeaf.get(`${place}/${leaf}`) ?? '')
        yield { kind: 'refs', refs: { day, unit, leaves, refs } }
      }
      for (const { day, seal } of sealed.days.values()) yield { kind: 'seal', seal: { day, seal, isPublished: true } }
    },
  }
}

/** A copy of the export that somebody has been at. */
function touched(file: string, change: (text: string) => string): string {
  const folder = join(scratch, `touched-${copies++}`)
  cpSync(whole, folder, { recursive: true })
  const path = join(folder, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return folder
}

const ansinh = ansinhCalls()
const verify = (folder: string) => ansinh('ledger', 'verify', '--from', folder)

const ours = async (folder: string) => {
  const { faults } = await verifyLedger(await exportedLedger(folder), { now: Date.now(), copied: [] })
  return { status: faults.length > 0 ? 1 : 0, first: faults[0] ?? null }
}

const theirs = (folder: string) => {
  const { status, stdout, stderr } = spawnSync('python3', [python, folder], { encoding: 'utf8' })
  if (stderr) throw new Error(stderr)
  const [first = null] = JSON.parse(stdout)
  return { status, first }
}

describe('ansinh ledger verify', () => {
  it('says that a whole ledger is whole, and ends with 0', () => {
    const { status, stdout } = ansinhAlone('ledger', 'verify', '--from', whole)
    expect(stdout).toMatch(
      /^Sổ nguyên vẹn: 71 sự kiện của \d ngày đã niêm phong, 1 sự kiện chờ niêm phong\.\nNgày cuối /,
    )
    expect(status).toBe(0)
  })

  it.each(crimes)('names an event that was %s, and ends with 1', async (_how, file, change, kind) => {
    const { status, first } = await ours(touched(file, change))
    expect({ status, kind: first?.kind }).toEqual({ status: 1, kind })
  })

  it('names the place and the event of the first leaf that was touched in the published files', async () => {
    const place = '2020-05-27/24547'
    const leaves = sealed.leaves.get(place) ?? []
    const refs = leaves.map((leaf) => sealed.refOfLeaf.get(`${place}/${leaf}`))
    const other = 'A'.repeat(43)
    const edits = [
      { now: leaves.with(3, other), position: 3, ref: refs[3] },
      { now: leaves.toSpliced(5, 1), position: 5, ref: refs[5] },
      { now: leaves.toSpliced(2, 0, other), position: 2, ref: refs[2] },
      { now: [...leaves, other], position: leaves.length, ref: null },
      { now: leaves.slice(0, -1), position: leaves.length - 1, ref: refs.at(-1) },
    ]
    for (const { now, position, ref } of edits) {
      const folder = touched(`so-cai/${place}.json`, (text) => JSON.stringify({ ...JSON.parse(text), leaves: now }))
      const { first } = await ours(folder)
      expect(first).toEqual({ kind: 'leaves-differ', day: '2020-05-27', unit: '24547', position, ref })
      // Whoever has taken the note away as well leaves the day and the unit to be named.
      writeFileSync(join(folder, exportFiles.refs), '')
      expect((await ours(folder)).first).toMatchObject({
        kind: 'leaves-differ',
        unit: '24547',
        position: -1,
        ref: null,
      })
    }
    const { stdout } = await verify(touched(`so-cai/${place}.json`, (text) => text.replace(leaves[3] ?? '', other)))
    expect(stdout).toMatch(/^Sổ KHÔNG khớp.*Ngày 27\/05\/2020, .+ \(24547\), mục thứ 4: danh sách dấu .* Sự kiện: ENT#/)
  })

  it('still checks the events of a unit whose published leaves were touched', async () => {
    const folder = touched('so-cai/2020-05-27/24547.json', (text) =>
      text.replace(/(\["[^"]+",")./, (_, head) => `${head}-`),
    )
    const events = join(folder, exportFiles.events)
    const [first] = sealed.entries.filter(({ open }) => open.unit === '24547' && open.ref.endsWith('1'))
    const { commandId } = first?.event ?? {}
    writeFileSync(events, readFileSync(events, 'utf8').replace(`"commandId":"${commandId}"`, '"commandId":"c99"'))
    const { faults } = await verifyLedger(await exportedLedger(folder), { now: Date.now(), copied: [] })
    expect(faults.map(({ kind }) => kind).toSorted()).toEqual(['event-changed', 'leaves-differ'])
  })

  it('does not take days for unsealed ones that were published before the index was cut', async () => {
    const folder = touched('so-cai/so-cai.json', (text) => text.replace(/,\{"day":"2020-05-29".+\}\]/, ']'))
    // Whoever cuts the index takes out what the sealer noted as well: the days' files still tell.
    writeFileSync(join(folder, exportFiles.seals), '')
    const { stdout, status } = await verify(folder)
    expect(stdout).toContain(
      'Ngày 29/05/2020: ngày này đã niêm phong và công bố, nhưng chuỗi trên trang công bố không còn ngày này nữa.',
    )
    expect(status).toBe(1)
    rmSync(join(folder, 'so-cai/so-cai.json'))
    const gone = await verify(folder)
    expect(gone.stdout).toMatch(/^Sổ KHÔNG khớp.*Sổ công bố \(so-cai\.json\): tệp kê các ngày .* không còn/)
    expect(gone.status).toBe(1)
  })

  it('says of days that no seal holds that nothing is known of them, neither whole nor broken', async () => {
    const folder = touched('so-cai/so-cai.json', (text) => text.replace(/,\{"day":"2020-05-29".+\}\]/, ']'))
    writeFileSync(join(folder, exportFiles.seals), '')
    for (const day of ['2020-05-29', '2020-05-30']) rmSync(join(folder, 'so-cai', day), { recursive: true })
    writeFileSync(join(folder, exportFiles.refs), '')
    const { stdout, status } = await verify(folder)
    expect(stdout).toMatch(/^Phần đã niêm phong khớp: \d+ sự kiện của 2 ngày/)
    expect(stdout).toMatch(/CHƯA niêm phong hoặc chưa công bố ngày 29\/05\/2020: [1-9]\d* sự kiện/)
    expect(status).toBe(3)
    // A seal that somebody had copied tells what it is.
    const [last] = [...sealed.days.values()].slice(-1)
    const copied = await ansinh('ledger', 'verify', '--from', folder, `--seal=${last?.seal}`)
    expect(copied.stdout).toContain(`Mã đã chép ${last?.seal} KHÔNG có trong sổ công bố`)
    expect(copied.status).toBe(1)
    const first = await ansinh('ledger', 'verify', '--from', whole, `--seal=${sealed.index.days[0]?.seal}`)
    expect(first.stdout).toContain('là mã của ngày 27/05/2020 trong sổ này')
    expect(first.status).toBe(0)
    expect((await ansinh('ledger', 'verify', '--from', whole, '--seal=abc')).status).toBe(2)
  })

  it('says it in words: where, which, and what happened to it', async () => {
    const { stdout } = await verify(
      touched(exportFiles.events, (text) => text.replace('"commandId":"c17"', '"commandId":"c18"')),
    )
    expect(stdout).toMatch(
      /^Sổ KHÔNG khớp\. Chỗ đầu tiên: Ngày 27\/05\/2020, .+ \(24550\), mục thứ \d+: sự kiện đã bị sửa sau khi niêm phong\. Sự kiện: ENT#\w+\/EVT#000001\.\n/,
    )
  })

  it('says how it is called when it finds no ledger', async () => {
    expect((await verify(join(scratch, 'nowhere'))).status).toBe(2)
  })
})

describe('the program in another language, written after docs/ledger-format.md', () => {
  withPython('finds the whole ledger whole', () => {
    expect(theirs(whole)).toEqual({ status: 0, first: null })
  })

  withPython.each(crimes)('names the same event first when one was %s', async (_how, file, change) => {
    const folder = touched(file, change)
    expect(theirs(folder)).toEqual(await ours(folder))
  })

  withPython.each([1, 2])(
    'finds a receipt of version %s in the ledger, and one letter changed not',
    async (version) => {
      const paid = sealed.entries.find(({ open }) => open.type === 'payment.recorded' && open.v === version)
      const receipt = paid && (await receiptOf(sha256, await openedEntry(sha256, paid)))
      const check = (content: string) =>
        spawnSync('python3', [python, whole, '--receipt', content], { encoding: 'utf8' })
      const content = receipt?.content ?? ''
      expect(check(`https://an.sinh/bien-nhan/#${content}`)).toMatchObject({ status: 0, stdout: 'proved\n' })
      const bytes = Buffer.from(content, 'base64url').toString()
      const forged = Buffer.from(bytes.replace('750000', '950000')).toString('base64url')
      expect(check(forged)).toMatchObject({ status: 1, stdout: 'not proved\n' })
    },
  )
})
