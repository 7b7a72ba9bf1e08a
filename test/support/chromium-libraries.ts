import { existsSync } from 'node:fs'

/** Where Linux systems keep the one library of Chromium's that small images lack. */
const systemLibraries = ['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so', '/usr/lib/libnss3.so']

// The package carries the libraries of Amazon Linux, and lays them out when it believes itself there. It looks while it is
// being loaded, so this file has to be imported before it.
if (!systemLibraries.some((path) => existsSync(path))) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
