import type { Script } from 'node:vm'

export function moduleScript(filename: string, source: string, parameters: readonly string[]): Script
