import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { isShared } from '../../support/shared-packages.cjs'

const inPackage = (...path: string[]): string => join(process.cwd(), 'node_modules', ...path)

describe('the packages that are loaded once for all test files', () => {
  it('are those without a state of whoever uses them', () => {
    expect(isShared(inPackage('zod', 'index.cjs'))).toBe(true)
    expect(isShared(inPackage('@aws-sdk', 'client-s3', 'dist-cjs', 'index.js'))).toBe(true)
    expect(isShared(inPackage('jest-circus', 'build', 'jestAdapterInit.js'))).toBe(false)
    expect(isShared(inPackage('aws-cdk-lib', 'core', 'index.js'))).toBe(false)
    expect(isShared(inPackage('@aws-lambda-powertools', 'logger', 'lib', 'cjs', 'index.js'))).toBe(false)
    expect(isShared(inPackage('@tanstack', 'react-query', 'build', 'modern', 'index.cjs'))).toBe(false)
    // A package's own, not one whose name begins alike.
    expect(isShared(inPackage('tar-fs-of-another', 'index.js'))).toBe(true)
  })

  it('are not ours, but for the keepers of what files have in common: each loads our modules anew', () => {
    for (const keeper of ['one-browser.cjs', 'kept-for-all.cjs'])
      expect(isShared(join(process.cwd(), 'test', 'support', keeper))).toBe(true)
    expect(isShared(join(process.cwd(), 'test', 'support', 'shared-packages.cjs'))).toBe(false)
    expect(isShared(join(process.cwd(), 'lambdas', 'domain', 'result.ts'))).toBe(false)
  })

  it('are the ones that the process itself has', () => {
    const { createRequire: ofTheProcess } = process.getBuiltinModule('module')
    expect(ofTheProcess).not.toBe(createRequire)
    expect(ofTheProcess(inPackage('any.js'))('zod').z).toBe(z)
  })
})
