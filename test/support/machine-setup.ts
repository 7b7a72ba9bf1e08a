import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { numbersFolder, testData, usageFolder } from './test-machine.ts'

declare global {
  var stopTestMachine: (() => Promise<void>) | undefined
}

/**
 * Starts the program once for all tests of a project, as a newcomer would: another process, the real command, the demonstration
 * loaded through the real path. The tests speak to it over HTTP and the SDK alone.
 */
export default async function startMachine(_all: unknown, project: { displayName?: { name: string } }): Promise<void> {
  const root = join(import.meta.dirname, '../..')
  if (!existsSync(join(root, 'dist/functions'))) throw new Error('run npm run build first')
  rmSync(testData, { recursive: true, force: true })
  rmSync(numbersFolder, { recursive: true, force: true })
  // One behind the other, the journeys come first, and what the browser's tests need is added to it.
  if (!process.env.ANSINH_TEST_USAGE && project.displayName?.name === 'journeys')
    rmSync(usageFolder, { recursive: true, force: true })
  mkdirSync(testData, { recursive: true })
  const args = ['bin/ansinh.js', 'start', '--port', '0', '--data', testData, '--demo', 'district', '--no-build']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  await new Promise<void>((ready, failed) => {
    const take = (chunk: Buffer): void => {
      output += chunk
      if (output.includes('Sẵn sàng.')) ready()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', (code) => failed(new Error(`the program ended with ${code}:\n${output}`)))
  })
  globalThis.stopTestMachine = async () => {
    const ended = new Promise((done) => child.on('exit', done))
    child.kill('SIGTERM')
    await ended
  }
}
