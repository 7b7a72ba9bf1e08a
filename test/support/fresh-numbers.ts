import { appendFileSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { numbersFolder } from './test-machine.ts'

const blockSize = 500

/**
 * Numbers that no other test on the same running program is given: each file of tests takes a block after the other. Random ones
 * met too often once some thousand people were in the register, and an accidental duplicate is a warning.
 */
export class FreshNumbers {
  private block = -1
  private used = blockSize

  private readonly name: string

  constructor(name: string) {
    this.name = name
  }

  next(): number {
    if (this.used === blockSize) {
      this.block = nextBlock(this.name)
      this.used = 0
    }
    return this.block * blockSize + this.used++
  }
}

/** A byte a block: appending is atomic, and the size says how many were taken. */
function nextBlock(name: string): number {
  mkdirSync(numbersFolder, { recursive: true })
  const path = join(numbersFolder, name)
  appendFileSync(path, '.')
  return statSync(path).size - 1
}
