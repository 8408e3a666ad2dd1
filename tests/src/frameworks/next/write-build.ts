import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../../workspace/files.ts'
import { PATH } from '../serving.ts'

const TOOLCHAINS = join(ROOT, 'tests/toolchains')

/** Next as it is installed beside the older Node versions. */
export const requireNext: NodeJS.Require = createRequire(join(TOOLCHAINS, 'package.json'))

/** A route handler of an application, under the path that it answers. */
export interface NextRoute {
  readonly path: string
  readonly file: string
}

/** Our route handler, as an application has it. */
const ROUTE = {
  path: PATH,
  file: fileURLToPath(import.meta.resolve('./app/webhooks/payments/route.ts')),
}

/**
 * Writes into a folder what `next build` would write for an application with such route handlers.
 *
 * The entry of the route is Next's own template, filled in as its build fills it in. Nothing has to be
 * compiled, so Next's compiler does not have to be installed.
 */
export function writeBuild(folder: string, routes: readonly NextRoute[] = [ROUTE]): void {
  const entries = routes.map((route) => ({ ...route, page: join(route.path, 'route') }))
  symlinkSync(join(TOOLCHAINS, 'node_modules'), join(folder, 'node_modules'), 'dir')
  const write = (path: string, content: object | string): void => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  write('package.json', {})
  write('.next/BUILD_ID', 'tests')
  write('.next/static/empty.txt', '')
  write('.next/required-server-files.json', { version: 1, config: configuration(), files: [] })
  write('.next/routes-manifest.json', { ...ROUTES, dynamicRoutes: dynamicRoutes(routes) })
  write(
    '.next/app-path-routes-manifest.json',
    Object.fromEntries(entries.map(({ page, path }) => [page, path])),
  )
  write('.next/prerender-manifest.json', PRERENDERED)
  write('.next/build-manifest.json', { pages: { '/_app': [] }, rootMainFiles: [] })
  write('.next/server/preview-props.json', PREVIEW)
  write('.next/server/functions-config-manifest.json', { version: 1, functions: {} })
  write('.next/server/middleware-manifest.json', MIDDLEWARE)
  write('.next/server/next-font-manifest.json', { pages: {}, app: {} })
  write('.next/server/pages-manifest.json', {})
  write(
    '.next/server/app-paths-manifest.json',
    Object.fromEntries(entries.map(({ page }) => [page, `app${page}.js`])),
  )
  for (const entry of entries) write(`.next/server/app${entry.page}.js`, entryOf(entry))
}

/** Paths with a name in them, as Next's build describes them. */
function dynamicRoutes(routes: readonly NextRoute[]): readonly object[] {
  const { getNamedRouteRegex } = requireNext('next/dist/shared/lib/router/utils/route-regex')
  return routes
    .filter(({ path }) => path.includes('['))
    .map(({ path: page }) => {
      const { re, namedRegex, routeKeys } = getNamedRouteRegex(page, { prefixRouteKeys: false })
      return { page, regex: re.source, namedRegex, routeKeys }
    })
}

/** The entry that Next's build makes of a route handler. */
function entryOf({ path, page, file }: NextRoute & { readonly page: string }): string {
  const template = requireNext.resolve('next/dist/build/templates/app-route.js')
  const names = {
    VAR_DEFINITION_PAGE: page,
    VAR_DEFINITION_PATHNAME: path,
    VAR_DEFINITION_FILENAME: 'route',
    VAR_DEFINITION_BUNDLE_PATH: `app${page}`,
    VAR_RESOLVED_PAGE_PATH: file,
    VAR_USERLAND: file,
  }
  const filled = Object.entries(names).reduce(
    (text, [name, value]) => text.replaceAll(`'${name}'`, JSON.stringify(value)),
    readFileSync(template, 'utf8'),
  )
  return filled
    .replace('// INJECT:nextConfigOutput', 'const nextConfigOutput = ""')
    .replaceAll('"../../', '"next/dist/')
}

function configuration(): object {
  const { defaultConfig } = requireNext('next/dist/server/config-shared')
  return { ...defaultConfig, distDir: '.next', configFileName: '' }
}

const PREVIEW = {
  previewModeId: 'a'.repeat(32),
  previewModeSigningKey: 'b'.repeat(64),
  previewModeEncryptionKey: 'c'.repeat(64),
}

const PRERENDERED = {
  version: 4,
  routes: {},
  dynamicRoutes: {},
  notFoundRoutes: [],
  preview: PREVIEW,
}

const MIDDLEWARE = { version: 3, middleware: {}, functions: {}, sortedMiddleware: [] }

const ROUTES = {
  version: 3,
  basePath: '',
  redirects: [],
  headers: [],
  onMatchHeaders: [],
  rewrites: { beforeFiles: [], afterFiles: [], fallback: [] },
  dynamicRoutes: [],
  staticRoutes: [],
  dataRoutes: [],
  rsc: {},
}
