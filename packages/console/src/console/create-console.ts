import { systemClock } from '@paystate/core'
import type { Payments } from '@paystate/engine'
import { Hono } from 'hono'
import type { Connection } from '../access/connection.ts'
import { createFormTokens } from '../access/form-tokens.ts'
import { auditToStandardOutput } from '../audit/audit.ts'
import { createFormats } from '../format/formats.ts'
import { addGuards } from '../routes/add-guards.ts'
import { addAnomalyAction } from '../routes/anomaly-action.ts'
import type { ConsoleApp, Env } from '../routes/console-app.ts'
import { addDeliveryActions } from '../routes/delivery-actions.ts'
import { addPages } from '../routes/page-routes.ts'
import { addPaymentActions } from '../routes/payment-actions.ts'
import { addQuarantineActions } from '../routes/quarantine-actions.ts'
import { addVerdict } from '../routes/verdict-action.ts'
import type { Site } from '../site/site.ts'
import { STYLE_PATH } from '../style/style-path.ts'
import { checkOptions } from './check-options.ts'
import type { ConsoleOptions } from './console-options.ts'

/**
 * The console: serves every path below its `basePath`. Pass the connection where your server knows it.
 */
export type Console = (request: Request, connection?: Connection) => Promise<Response>

/**
 * Creates the back office of an engine, as a handler of requests.
 *
 * Without `authorize` it answers only requests from this machine: the address that they were sent to must be a
 * loopback address, and so must the peer's, where the server passes it.
 *
 * @throws {TypeError} When an option is not what it must be.
 */
export function createConsole(payments: Payments, options: ConsoleOptions = {}): Console {
  const { authorize, ...given } = checkOptions(payments, options)
  const site = siteOf(payments, given)
  const app: ConsoleApp = new Hono<Env>({ strict: false }).basePath(site.basePath)
  addGuards(app, { site, authorize })
  addPages(app)
  addPaymentActions(app)
  addVerdict(app)
  addAnomalyAction(app)
  addDeliveryActions(app)
  addQuarantineActions(app)
  return async (request, connection = {}) => app.fetch(request, connection)
}

function siteOf(payments: Payments, options: Omit<ConsoleOptions, 'authorize'>): Site {
  const { basePath = '/console', title = 'Payments', clock = systemClock } = options
  const { locale = 'en-US', timeZone = 'UTC', audit = auditToStandardOutput } = options
  return {
    payments,
    basePath,
    title,
    clock,
    locale,
    timeZone,
    formats: createFormats({ locale, timeZone, clock }),
    forms: createFormTokens(options.secret),
    audit,
    style: `${basePath}${STYLE_PATH}`,
  }
}
