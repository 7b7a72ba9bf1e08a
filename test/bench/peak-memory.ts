import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another checkout's system may run beside this one's. */
const worker = join(import.meta.dirname, '../../local/lambda/worker.mjs')

/**
 * The most that any process of a function has held, by the kernel's own high mark.
 * @param folder a part of the path of its bundle: the construct's name in small letters without dashes
 */
export function watchFunction(folder: string): { peakMb(): number; stop(): void } {
  let peak = 0
  const look = (): void => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        if (!command.includes(worker) || !command.includes(folder)) continue
        const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
        peak = Math.max(peak, Number(mark?.[1] ?? 0) / 1024)
      } catch {
        // The process has ended between the two looks.
      }
  }
  const timer = setInterval(look, 250)
  return {
    peakMb: () => {
      look()
      return peak
    },
    stop: () => clearInterval(timer),
  }
}
