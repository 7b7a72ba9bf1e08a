import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** What the runner itself has to say, kept in `logs/cloud.log`. */
export interface CloudLog {
  /** For whoever looks for it: parts of the template that do nothing here by design. */
  note(message: string): void
  /** For whoever is at the screen: a permission that is missing, a function that fails. */
  report(message: string): void
}

export function openCloudLog(dataDirectory: string, print: (message: string) => void): CloudLog {
  const directory = join(dataDirectory, 'logs')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'cloud.log')
  const note = (message: string): void => appendFileSync(path, `${new Date().toISOString()} ${message}\n`)
  return {
    note,
    report(message) {
      note(message)
      print(message)
    },
  }
}
