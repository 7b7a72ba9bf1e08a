/**
 * One workbook of a million rows of one commune through the real path: presigned upload, bucket, queue, one function that checks and
 * splits it, the ranges' queue, functions side by side; compared first, then brought in by its officer's word. A function is killed in the
 * middle of each. At the end the register's figures are held against what the generator has written.
 */
import { createWriteStream, mkdtempSync, openAsBlob, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { workbookBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { makeApp } from '../../lib/app.ts'
import { configOf } from '../../lib/config.ts'
import { demoPassword } from '../../local/demo/demo-accounts.ts'
import { openSignInDesk, type StaffSession } from '../../local/demo/staff-session.ts'
import { longList, type Truth } from './long-workbook.ts'
import { machineLines } from './machine-lines.ts'
import { printTable } from './print-table.ts'
import { startCloudProcess } from './running-cloud.ts'
import { openOffice } from './upload-lists.ts'
import { type Watched, watchFunction } from './watched-functions.ts'

const root = join(import.meta.dirname, '../..')
const usage =
  'npm run bench -- long-list [--people 1000000] [--rows-per-range 25000] [--kill processing,applying] [--data DIR]'
const [programme, commune, decisionNumber] = ['nq42-2020', '24547', '1234/QĐ-UBND']
const lookMs = 2_000
const noteMs = 60_000

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '1000000' },
      'rows-per-range': { type: 'string', default: '25000' },
      kill: { type: 'string', default: 'processing,applying' },
      data: { type: 'string', default: tmpdir() },
    },
  })
  const [people, rowsPerRange] = [Number(values.people), Number(values['rows-per-range'])]
  if (!(people > 0 && rowsPerRange > 0)) throw new Error(usage)
  for (const line of machineLines(values.data)) console.log(line)
  const data = mkdtempSync(join(resolve(values.data), 'ansinh-bench-'))
  try {
    const cdkOut = join(data, 'cdk.out')
    process.env.CDK_VALIDATION ??= 'false'
    makeApp({ config: { ...configOf('local'), rowsPerRange }, dist: join(root, 'dist'), outdir: cdkOut }).synth()
    const { sheet, truth } = longList(people, decisionNumber)
    const file = join(data, 'list.xlsx')
    await pipeline(Readable.from(workbookBytes([sheet])), createWriteStream(file))
    const cloud = await startCloudProcess(cdkOut, join(data, 'product'))
    try {
      const { session } = await openOffice(cloud)
      const officer = await communeSession(session, cloud.siteUrl)
      const id = await uploaded(officer, file)
      const logs = join(data, 'product/logs')
      const name = await logOf(logs)
      const watched = watchFunction(name, join(logs, `${name}.jsonl`))
      try {
        await throughAll(officer, id, { watched, truth, kills: new Set(values.kill.split(',')) })
      } finally {
        watched.stop()
      }
    } finally {
      await cloud.stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function communeSession(province: StaffSession, site: string): Promise<StaffSession> {
  const username = `xa-${commune}`
  const { temporaryPassword } = await province.api.call('issueAccount', {
    body: { username, role: 'xa', unit: commune, holder: 'Cán bộ LĐ-TBXH xã', email: `${username}@example.vn` },
    idempotencyKey: crypto.randomUUID(),
  })
  return (await openSignInDesk(site)).signIn(username, demoPassword, temporaryPassword)
}

async function uploaded({ api }: StaffSession, path: string): Promise<string> {
  const file = await openAsBlob(path)
  const { list, upload } = await api.call('createList', {
    body: {
      ...{ programme, commune, policy: null, decisionNumber: null, decisionDay: null, review: true },
      ...{ fileName: 'danh-sach.xlsx', fileBytes: file.size },
    },
    idempotencyKey: crypto.randomUUID(),
  })
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.set(name, value)
  form.set('file', file)
  const answer = await fetch(upload.url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`upload refused: ${answer.status} ${await answer.text()}`)
  console.log(`uploaded ${(file.size / 1e6).toFixed(1)} MB as xa-${commune}`)
  return list.id
}

/** The log of the intake's function, which is there as soon as the cloud is. */
async function logOf(logs: string): Promise<string> {
  const found = readdirSync(logs).find((file) => /-intakefunction/i.test(file))
  if (!found) throw new Error(`no log of the intake among ${readdirSync(logs).join(' ')}`)
  return found.replace(/\.jsonl$/, '')
}

interface Run {
  readonly watched: Watched
  readonly truth: Truth
  /** In which states a function is killed. */
  readonly kills: ReadonlySet<string>
}

async function throughAll(officer: StaffSession, listId: string, run: Run): Promise<void> {
  const { truth } = run
  const phases = [await throughPhase('check and compare', 'processing', officer, listId, run)]
  const compared = await officer.api.call('list', { params: { listId } })
  console.log(`compared: ${compared.state}; ${compared.outcome}; ${JSON.stringify(compared.counts)}`)
  if (compared.state !== 'checked') throw new Error('the list did not come to its officer')
  await officer.api.call('applyList', { params: { listId }, idempotencyKey: crypto.randomUUID() })
  phases.push(await throughPhase('bring in', 'applying', officer, listId, run))
  const list = await officer.api.call('list', { params: { listId } })
  console.log(`brought in: ${list.state}; ${list.outcome}; ${JSON.stringify(list.counts)}`)
  const statistics = await officer.api.call('statistics', { query: { programme, unit: commune } })
  printTable(`${truth.people} rows of one workbook through the real path; one function killed in each`, [
    ['', 's', 'rows/s', 'calls ended', 'of them killed', 'longest call, s', 'longest silence, s', 'peak MB'],
    ...phases.map(({ name, seconds, ended, failed, longestSeconds, silence, peak }) => [
      ...[name, Math.round(seconds), Math.round(truth.people / seconds), ended, failed],
      ...[Math.round(longestSeconds), Math.round(silence), Math.round(peak)],
    ]),
  ])
  printTable('The register beside the generator', [
    ['', 'register', 'generator'],
    ['rows of the list', list.counts.rows, truth.people],
    ['brought in and refused', list.counts.added + list.counts.refused, truth.people],
    ['đồng', list.counts.amount, truth.amount],
    ['people of the commune', statistics.total.approved.people, truth.people],
    ['đồng of the commune', statistics.total.approved.amount, truth.amount],
  ])
  console.log(
    `  by policy: ${statistics.policies.map(({ policyName, cell }) => `${policyName} ${cell.approved.people}`).join('; ')}`,
  )
  console.log(`  generator: ${[...truth.policies].map(([policy, count]) => `${policy} ${count}`).join('; ')}`)
}

interface Phase {
  readonly name: string
  readonly seconds: number
  readonly ended: number
  readonly failed: number
  readonly longestSeconds: number
  /** Between two signs of life that the officer could see. */
  readonly silence: number
  readonly peak: number
}

async function throughPhase(
  name: string,
  state: ListSummary['state'],
  { api }: StaffSession,
  listId: string,
  run: Run,
): Promise<Phase> {
  const begun = Date.now()
  const { watched, truth, kills } = run
  let [isKilled, silence, sign, noted, rows] = [!kills.has(state), 0, begun, 0, 0]
  for (;;) {
    const list = await api.call('list', { params: { listId } })
    const at = Date.now()
    const seen = list.lastSignAt ? new Date(list.lastSignAt).getTime() : sign
    silence = Math.max(silence, at - Math.max(sign, seen))
    sign = Math.max(sign, seen)
    if (list.counts.rows < rows && rows < truth.people)
      console.log(`  rows went back from ${rows} to ${list.counts.rows}`)
    rows = list.counts.rows
    const isWaiting = list.state === state || (list.state === 'awaiting-upload' && state === 'processing')
    if (!isWaiting) break
    if (at - noted > noteMs) {
      noted = at
      console.log(
        `  ${name}: ${Math.round((at - begun) / 1000)} s, ${list.state}, ${rows} rows, sign ${Math.round((at - sign) / 1000)} s ago, peak ${Math.round(watched.peakMegabytes())} MB`,
      )
    }
    const victim = watched.pids()[0]
    // Until its first range speaks, a list that is brought in shows what its comparison has found.
    const isInTheMiddle = rows > 0.4 * truth.people && rows < truth.people
    if (!isKilled && isInTheMiddle && victim) {
      isKilled = true
      process.kill(victim, 'SIGKILL')
      console.log(`  killed ${victim} at ${rows} rows`)
    }
    await new Promise((next) => setTimeout(next, lookMs))
  }
  const { ended, failed, longestSeconds } = watched.calls()
  const phase: Phase = {
    ...{ name, seconds: (Date.now() - begun) / 1000, ended, failed, longestSeconds },
    ...{ silence: silence / 1000, peak: watched.peakMegabytes() },
  }
  // A long run may be broken off in its second half.
  console.log(`  ${JSON.stringify(phase)}`)
  return phase
}
