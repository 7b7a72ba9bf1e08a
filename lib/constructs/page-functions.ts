/**
 * The code of the two CloudFront Functions that turn an address into a file. CloudFront gives them 10 KB, no network and a
 * subset of JavaScript, so they are kept as text here and tested by running that text.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const limitBytes = 10 * 1024

/** The page of a site's build that says that there is no such page. */
export const missingPageFile = '404.html'

export interface SitePages {
  /** As a browser asks for them: `/index.html`, `/so-lieu/index.html`. */
  readonly pages: readonly string[]
  /** HTML of the answer 404. */
  readonly missing: string
}

/** The pages of a site's build. */
export function sitePagesIn(folder: string): SitePages {
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .filter((page) => page !== `/${missingPageFile}`)
    .sort()
  return { pages, missing: readFileSync(join(folder, missingPageFile), 'utf8') }
}

/**
 * For the citizen site: `/so-lieu/` is `/so-lieu/index.html`, `/so-lieu` leads there with whatever was asked for, and what is no page
 * gets a page that says so.
 * CloudFront's own error pages cannot do the last: they would take the place of the API's 403 and 404 as well.
 * @throws Error when list and page have outgrown CloudFront's 10 KB
 */
export function sitePageFunction({ pages, missing }: SitePages): string {
  const known = Object.fromEntries(pages.map((page) => [page, 1]))
  const code = `var pages = ${JSON.stringify(known)};
var missing = ${JSON.stringify(missing)};
function moved(to, query) {
  var asked = [];
  Object.keys(query).forEach(function (name) {
    (query[name].multiValue || [query[name]]).forEach(function (one) {
      asked.push(one.value === '' ? name : name + '=' + one.value);
    });
  });
  if (asked.length > 0) to += '?' + asked.join('&');
  return { statusCode: 308, statusDescription: 'Permanent Redirect', headers: { location: { value: to } } };
}
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  var file = uri.slice(uri.lastIndexOf('/') + 1);
  if (uri === '/console') return moved('/console/', request.querystring);
  if (file === '') uri += 'index.html';
  else if (file.indexOf('.') < 0) {
    if (pages[uri + '/index.html'] === 1) return moved(uri + '/', request.querystring);
    uri += '/index.html';
  } else if (!uri.endsWith('.html')) return request;
  if (pages[uri] === 1) {
    request.uri = uri;
    return request;
  }
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: { 'content-type': { value: 'text/html; charset=utf-8' }, 'cache-control': { value: 'no-store' } },
    body: { encoding: 'text', data: missing }
  };
}
`
  if (Buffer.byteLength(code) > limitBytes) {
    throw new Error(
      `The site's list of ${pages.length} pages makes its CloudFront Function larger than 10 KB. Keep the list in a CloudFront KeyValueStore.`,
    )
  }
  return code
}

/**
 * For the console: every address inside it is the one page, except its files. They are told by their place, not by a dot: a
 * user's name may hold one.
 */
export const consolePageFunction = (): string => `var file = /^\\/console\\/(assets\\/.+|[^\\/]+\\.[a-z0-9]+)$/;
function handler(event) {
  var request = event.request;
  if (!file.test(request.uri)) request.uri = '/console/index.html';
  return request;
}
`
