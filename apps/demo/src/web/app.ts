import { randomBytes } from 'node:crypto'
import { createConsole } from '@paystate/console'
import { isPaymentError } from '@paystate/core'
import { isDatabaseError, isEngineError } from '@paystate/engine'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { OperationKind } from '../operations/operation.ts'
import type { PageContext } from '../pages/context.ts'
import { messagePage } from '../pages/message-page.ts'
import type { Interrupted } from '../payments/find-interrupted.ts'
import { createKiller } from '../process/killer.ts'
import type { Named } from '../providers/provider-switch.ts'
import type { Shop } from '../shop/shop.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { actionRoutes } from './action-routes.ts'
import { addressesOf, readAssets } from './assets.ts'
import { orderRoutes } from './order-routes.ts'
import { providerRoutes } from './provider-routes.ts'
import { shopRoutes } from './shop-routes.ts'
import { simulationRoutes } from './simulation-routes.ts'

export interface AppOptions {
  readonly shop: Shop
  readonly simulation?: Simulation | undefined
  /** Kills this process at once, in the middle of such an operation. */
  readonly endProcess?: ((kind: OperationKind) => void) | undefined
  /** What was interrupted when the shop last stopped. */
  readonly interrupted?: readonly Interrupted[]
  /** The engine's names of the providers. Default: their own. */
  readonly named?: Named
  /** Called with errors of the program itself. */
  readonly onError?: (error: unknown) => void
}

/** The shop as a web application. */
export function createApp({
  shop,
  simulation,
  endProcess,
  interrupted = [],
  named = (provider) => provider,
  onError = () => {},
}: AppOptions): Hono {
  const assets = readAssets()
  const killer = simulation && endProcess && createKiller(shop, { simulation, endProcess })
  const context: PageContext = {
    shop,
    assets: addressesOf(assets),
    csrfToken: randomBytes(32).toString('base64url'),
    interrupted,
    ...(simulation && { simulation }),
    ...(killer && { killer }),
  }
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 64 * 1024 }))
  // Providers send no Origin header and are verified in other ways, so this route comes before the check.
  app.post('/webhooks/:instance', (c) => {
    if (killer?.isDying()) return new Response('The shop is about to be killed.\n', { status: 503 })
    const name = c.req.param('instance')
    // Notifications that no request names a URL for come under the provider's own name.
    const instance = shop.providers.has(name) ? name : named(name)
    return shop.payments.receiveWebhook(instance, c.req.raw)
  })
  // It guards its forms and pages itself, and serves this machine alone.
  const backOffice = createConsole(shop.payments, { title: 'Harbor Goods', clock: shop.clock })
  app.all('/console', (c) => backOffice(c.req.raw))
  app.all('/console/*', (c) => backOffice(c.req.raw))
  app.use(csrf())
  app.use(secureHeaders(HEADERS))
  app.get('/assets/:file', (c) => {
    const asset = assets.get(c.req.param('file'))
    if (!asset) return c.notFound()
    const headers = { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000' }
    return c.body(asset.body, 200, headers)
  })
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.route('/', shopRoutes(context))
  app.route('/', orderRoutes(context))
  app.route('/', actionRoutes(context))
  app.route('/', providerRoutes(context))
  app.route('/', simulationRoutes(context))
  app.notFound((c) => c.html(messagePage(context, NOT_FOUND), 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.html(messagePage(context, REFUSED), error.status)
    const isRefused = isEngineError(error) || isPaymentError(error) || isDatabaseError(error)
    if (isRefused) return c.html(messagePage(context, notDone(error)), 409)
    onError(error)
    return c.html(messagePage(context, FAILED), 500)
  })
  return app
}

// No form-action: it would block a form whose response redirects to the provider's page.
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
}

const NOT_FOUND = {
  title: 'Page not found',
  text: 'This page does not exist.',
}

const REFUSED = {
  title: 'Request refused',
  text: 'The request did not come from a page of this shop, it was too large, or the shop has started again since the page was opened. Nothing was sent. Go back, reload the page and send it again.',
}

/** A call that is refused says what it means for the money, and holds no secret. */
function notDone({ message }: Error) {
  return { title: 'Not possible now', text: message }
}

const FAILED = {
  title: 'Something went wrong on our side',
  text: 'Every request that was sent is stored, and the shop finds out whether it was applied. Open your order again in a moment.',
}
