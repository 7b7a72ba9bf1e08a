import { join } from 'node:path'

/** A folder where a program has loaded the demonstration and has ended: others begin with a copy of it. */
export const demoData = process.env.ANSINH_TEST_DEMO
/** The app as that program has synthesized it. */
export const synthesizedApp = demoData ? join(demoData, 'cdk.out') : undefined
