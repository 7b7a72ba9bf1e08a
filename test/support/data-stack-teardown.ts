import { rmSync } from 'node:fs'

export default function removeDataStack(): void {
  const folder = process.env.ANSINH_TEST_DATA_STACK
  if (folder) rmSync(folder, { recursive: true, force: true })
}
