import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../../workspace/files.ts'
import { PATH } from '../serving.ts'

const TOOLCHAINS = join(ROOT, 'tests/toolchains')

/** Next as it is installed beside the older Node versions. */
export const requireNext: NodeJS.Require = createRequire(join(TOOLCHAINS, 'package.json'))

/** Our route handler, as an application has it. */
const ROUTE = fileURLToPath(import.meta.resolve('./app/webhooks/payments/route.ts'))

const PAGE = `${PATH}/route`

/**
 * Writes into a folder what `next build` would write for an application with one route handler.
 *
 * The entry of the route is Next's own template, filled in as its build fills it in. Nothing has to be
 * compiled, so Next's compiler does not have to be installed.
 */
export function writeBuild(folder: string): void {
  const entry = join('app', PAGE)
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
  write('.next/routes-manifest.json', ROUTES)
  write('.next/app-path-routes-manifest.json', { [PAGE]: PATH })
  write('.next/prerender-manifest.json', PRERENDERED)
  write('.next/build-manifest.json', { pages: { '/_app': [] }, rootMainFiles: [] })
  write('.next/server/preview-props.json', PREVIEW)
  write('.next/server/functions-config-manifest.json', { version: 1, functions: {} })
  write('.next/server/middleware-manifest.json', MIDDLEWARE)
  write('.next/server/next-font-manifest.json', { pages: {}, app: {} })
  write('.next/server/pages-manifest.json', {})
  write('.next/server/app-paths-manifest.json', { [PAGE]: `${entry}.js` })
  write(`.next/server/${entry}.js`, entryOf(entry))
}

/** The entry that Next's build makes of a route handler. */
function entryOf(bundlePath: string): string {
  const template = requireNext.resolve('next/dist/build/templates/app-route.js')
  const names = {
    VAR_DEFINITION_PAGE: PAGE,
    VAR_DEFINITION_PATHNAME: PATH,
    VAR_DEFINITION_FILENAME: 'route',
    VAR_DEFINITION_BUNDLE_PATH: bundlePath,
    VAR_RESOLVED_PAGE_PATH: ROUTE,
    VAR_USERLAND: ROUTE,
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
