/**
 * Who may import whom. Each forbidden edge says why; `npm run check` and CI fail on the first one. Name the files by a pattern for each
 * folder, 'bin/**\/*.{ts,tsx,js,mjs}': of a folder dependency-cruiser takes only what its own TypeScript reads, and that is not
 * TypeScript 7; then it sees what the command line's .js files lead to, little more than half of the house. Of a pattern that begins with
 * `{bin,lambdas}` it would go through all packages to find them.
 */
const to = (path) => ({ path })
const room = (name) => `^lambdas/${name}/`

/** Our own files. */
const house = '^(bin|lambdas|lib|local|test|web)/'

const forbidden = (name, comment, from, target) => ({ name, comment, severity: 'error', from, to: target })

module.exports = {
  forbidden: [
    forbidden('no-circle', 'Two files that need each other are one subject or hide a third.', {}, { circular: true }),
    forbidden(
      'no-orphan',
      'A file that nobody imports is dead.',
      {
        orphan: true,
        path: '^(lambdas|lib|local|web|bin)/',
        pathNot: [
          'handler\\.ts$',
          '\\.d\\.ts$',
          '^bin/(app|ansinh|build)\\.',
          '^web/(site/client|console/main)',
          'worker\\.mjs$',
        ],
      },
      {},
    ),
    forbidden(
      'domain-is-pure',
      'The law and the rules know no cloud, no clock and no library: they can be read, tested and moved alone.',
      to(room('domain')),
      { pathNot: [room('domain')] },
    ),
    forbidden(
      'lists-and-matching-are-portable',
      'They run in a browser too: the rules, and no other room.',
      { path: '^lambdas/(lists|matching)/' },
      { path: [house, 'node_modules/@aws'], pathNot: [room('domain'), '^lambdas/$1/'] },
    ),
    forbidden(
      'exchange-is-pure',
      'The file between provinces is the same wherever it is made: it knows who may stand in it and nothing of where he is stored.',
      to(room('exchange')),
      { path: [house, 'node_modules/@aws'], pathNot: [room('exchange'), room('domain')] },
    ),
    forbidden(
      'print-prints-sheets',
      'Paper is another look of what a workbook is written from; it decides nothing.',
      to(room('print')),
      { path: '^lambdas/', pathNot: ['^lambdas/print/', '^lambdas/lists/writer/', '^lambdas/domain/money/'] },
    ),
    forbidden(
      'contract-knows-words-only',
      'The wire is shared with browsers: the domain’s vocabulary and zod, nothing else.',
      to(room('contract')),
      { pathNot: [room('contract'), room('domain'), 'node_modules/zod'] },
    ),
    forbidden(
      'pages-are-strings',
      'Pages are made alike by the build, a function and the browser.',
      to(room('pages')),
      { pathNot: [room('pages'), room('contract'), room('domain')] },
    ),
    forbidden(
      'views-show-domain-things',
      'Views turn domain things into messages and read nothing themselves.',
      to(room('views')),
      { pathNot: [room('views'), room('contract'), room('domain')] },
    ),
    forbidden(
      'store-keeps-its-shape',
      'Only the store knows the table; it knows nothing of HTTP or functions.',
      to(room('store')),
      { pathNot: [room('store'), room('domain'), 'node_modules', '^(node:)?(crypto|util)$'] },
    ),
    forbidden(
      'functions-do-not-share-folders',
      'What two functions need belongs into a room of its own.',
      { path: '^lambdas/functions/([^/]+)/' },
      { path: '^lambdas/functions/([^/]+)/', pathNot: '^lambdas/functions/$1/' },
    ),
    forbidden(
      'nobody-imports-functions',
      'Functions are entry points. The command line alone reuses the account desk.',
      { pathNot: ['^lambdas/functions/', '^bin/commands/account\\.ts$', '^test/'] },
      { path: '^lambdas/functions/' },
    ),
    forbidden(
      'runtime-has-no-business',
      'The chain around every function: identity, refusals and how long a reader may hold a list; no rule of the programme.',
      to(room('runtime')),
      {
        path: house,
        pathNot: [
          room('runtime'),
          room('contract'),
          '^lambdas/domain/(permissions|units)/',
          '^lambdas/domain/(province|result|lists/list-duties|ledger/seals/merkle-tree)\\.ts$',
        ],
      },
    ),
    forbidden(
      'what-runs-in-the-cloud-stands-alone',
      'A function is bundled from lambdas alone: what describes it, runs it on one machine or shows it is no part of it.',
      { path: '^lambdas/(functions|runtime|exchange|store|views|pages)/' },
      { path: '^(lib|local|web|bin|test)/' },
    ),
    forbidden(
      'cloud-is-described-not-programmed',
      'lib describes: the route table, the functions’ environments, metrics and object keys, and the units are all that it takes from lambdas.',
      to('^lib/'),
      {
        path: '^lambdas/',
        pathNot: [
          '^lambdas/contract/',
          '^lambdas/runtime/(environment|own-metrics|object-keys)\\.ts$',
          '^lambdas/domain/(units|permissions)/',
        ],
      },
    ),
    forbidden(
      'local-holds-no-rule',
      'local runs the template; only the demonstration, a client like any other, knows the contract.',
      { path: '^local/', pathNot: '^local/demo/' },
      { path: ['^lambdas/', '^lib/', '^web/'] },
    ),
    forbidden('demo-is-a-client', 'The demonstration comes in through the API and the bucket.', to('^local/demo/'), {
      path: ['^lambdas/(store|functions|runtime|views)/', '^lib/', '^web/(site|console)/'],
    }),
    forbidden(
      'web-speaks-the-contract',
      'Browsers get the wire and pure words, never the store or a function.',
      to('^web/'),
      { path: ['^lambdas/(store|functions|runtime|views)/', '^(lib|local|bin|test)/'] },
    ),
    forbidden(
      'site-and-console-are-strangers',
      'The citizen’s page must stay small.',
      to('^web/site/'),
      to('^web/console/'),
    ),
    forbidden('console-and-site-are-strangers', 'They meet in web/shared.', to('^web/console/'), to('^web/site/')),
    forbidden('nothing-imports-tests', 'Tests look at the house from outside.', { pathNot: '^test/' }, to('^test/')),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // No `tsConfig`: ours names no path of its own, and each import would go through one resolver more.
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      // Nothing changes while it looks; after the four seconds that it keeps by itself it would read every folder anew.
      cachedInputFileSystem: { cacheDuration: 1_800_000 },
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
