import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/**
 * Starts the program as a newcomer would: another process, the real command, the demonstration loaded through the real path unless
 * the folder has it.
 * @returns ends it, as Ctrl-C does
 */
export async function startProgram(data: string): Promise<() => Promise<void>> {
  if (!existsSync(join(root, 'dist/functions'))) throw new Error('run npm run build first')
  const args = ['bin/ansinh.js', 'start', '--port', '0', '--data', data, '--demo', 'district', '--no-build']
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
  return async () => {
    const ended = new Promise((done) => child.on('exit', done))
    child.kill('SIGTERM')
    await ended
  }
}
