import { statfsSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

const memoryFileSystem = 0x01021994

/** What a number depends on. */
export function machineLines(data: string): string[] {
  const processors = cpus()
  const disk = statfsSync(data).type === memoryFileSystem ? 'memory' : 'disk'
  return [
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, Linux ${release()}`,
    `${processors.length} x ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; data on ${disk}`,
    `load before the start ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')} (other work on the machine makes both sides slower)`,
  ]
}
