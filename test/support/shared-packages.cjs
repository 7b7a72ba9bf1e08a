/** Each test file has its own of these. The transform serves the last three, which are ES modules. */
const ownOfEachFile = [
  // The state of the test file.
  'jest-circus',
  // The tokens of an app stand among the globals, which are put back.
  'aws-cdk-lib',
  '@aws-cdk',
  'constructs',
  'cdk-nag',
  // Settings taken from the environment as they are loaded, and what is being measured and traced.
  '@aws-lambda-powertools',
  'aws-xray-sdk-core',
  'cls-hooked',
  // Who is signed in, and what has been asked.
  'amazon-cognito-identity-js',
  '@tanstack',
  '@middy',
  '@sparticuz',
  'tar-fs',
]
/** Ours that serve all files of the process. */
const ownOfTheProcess = ['one-browser.cjs', 'kept-for-all.cjs'].map((name) =>
  require('node:path').join(__dirname, name),
)
const inPackages = `${require('node:path').sep}node_modules${require('node:path').sep}`

/** Whether the module is loaded once a process, and for all its test files. */
exports.isShared = (path) => {
  if (ownOfTheProcess.includes(path)) return true
  const [, inPackage] = path.split(inPackages)
  return inPackage !== undefined && !ownOfEachFile.some((name) => inPackage.startsWith(`${name}/`))
}
