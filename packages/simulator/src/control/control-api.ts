import { ControlError } from './control-error.ts'
import type { Controllable, Controlled } from './controlled.ts'
import { moneyOf } from './money-of.ts'
import { type Operations, simulatorOf } from './operations.ts'
import { paymentOf, paymentsOf } from './payments.ts'

export interface ControlParts {
  controlled: Controlled
  operations: Operations
  /** What a client needs to reach each provider. */
  connect: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What the control side answers as JSON. */
export const CONTROL_ENDPOINTS: Readonly<Record<string, string>> = {
  'GET /api': 'This list.',
  'GET /api/connect': 'Addresses, and keys that open nothing but the simulators.',
  'GET /api/{provider}/payments': 'The payments, newest first.',
  'GET /api/{provider}/payments/{id}':
    'A payment with its ledger, its webhooks and what can be done to it.',
  'GET /api/{provider}/ledger': 'What happened to the money, entry by entry.',
  'GET /api/{provider}/ledger/{payment}':
    'What really happened to the money of one payment: totals, and each entry.',
  'GET /api/{provider}/references/{reference}':
    'The payments under a reference, each with its money: more than one is a double payment.',
  'GET /api/{provider}/requests': 'The latest requests, without headers and bodies.',
  'GET /api/{provider}/deliveries': 'The webhooks with their attempts.',
  'GET /api/{provider}/faults': 'The faults that are still planned.',
  'POST /api/faults': '{ provider, fault, call?, times?, payment?, probability?, clockSkewMs? }',
  'POST /api/webhook-faults': '{ provider, kind, copies?, by?, times?, payment? }',
  'POST /api/answers':
    '{ provider, resultCode, call?, resultStatus?, resultMessage?, effect?, ageMs?, times?, payment? }',
  'POST /api/clear-faults': '{ provider? }',
  'POST /api/actions':
    '{ provider, payment, action, minorUnits? }: pay, refund, charge_back …; minorUnits for a part.',
  'POST /api/webhooks':
    '{ provider, payment, kind, sequence?, body? }: again resends the latest webhook, or the one with a delivery’s sequence; forged sends a forged one containing body.',
  'GET /api/clock': 'The time of each provider.',
  'POST /api/clock': '{ milliseconds }: moves time forward.',
}

export async function answerApi(request: Request, parts: ControlParts): Promise<Response> {
  try {
    return Response.json(await dispatch(request, parts))
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    return Response.json({ error: error.message }, { status: error.status })
  }
}

async function dispatch(request: Request, parts: ControlParts): Promise<unknown> {
  const { pathname } = new URL(request.url)
  if (request.method === 'GET') return read(pathname, parts)
  if (request.method !== 'POST') throw new ControlError(404, 'Use GET or POST; see GET /api')
  await write(pathname, await readJson(request), parts.operations)
  return { done: true }
}

async function write(pathname: string, input: unknown, operations: Operations): Promise<void> {
  switch (pathname) {
    case '/api/faults':
      return operations.planFault(input)
    case '/api/webhook-faults':
      return operations.planWebhookFault(input)
    case '/api/answers':
      return operations.planAnswer(input)
    case '/api/clear-faults':
      return operations.clearFaults(input)
    case '/api/actions':
      return operations.act(input)
    case '/api/webhooks':
      return operations.sendWebhook(input)
    case '/api/clock':
      return operations.advanceClock(input)
    default:
      throw nowhere(pathname)
  }
}

function read(pathname: string, { controlled, connect }: ControlParts): unknown {
  if (pathname === '/api') return CONTROL_ENDPOINTS
  if (pathname === '/api/connect') return connect
  if (pathname === '/api/clock') return timesOf(controlled)
  const [, , provider = '', what = '', id] = pathname.split('/')
  const simulator = simulatorOf(controlled, provider)
  switch (what) {
    case 'payments':
      return id === undefined ? paymentsOf(simulator) : paymentIn(controlled, { provider, id })
    case 'ledger':
      return id === undefined ? simulator.ledger.entries() : moneyIn(controlled, { provider, id })
    case 'references':
      return referenceIn(simulator, decodeURIComponent(id ?? ''))
    case 'requests':
      return simulator.requests?.entries() ?? []
    case 'deliveries':
      return simulator.webhooks.deliveries(id)
    case 'faults':
      return simulator.faults.planned()
    default:
      throw nowhere(pathname)
  }
}

function paymentIn(controlled: Controlled, { provider, id }: { provider: string; id: string }) {
  const simulator = simulatorOf(controlled, provider)
  const payment = paymentOf(simulator, id)
  if (!payment) throw new ControlError(404, `No payment ${id} at ${provider}`)
  return {
    ...payment,
    actions: simulator.actionsOf(id).map(({ name, label }) => ({ name, label })),
    ledger: simulator.ledger.entries(id),
    deliveries: simulator.webhooks.deliveries(id),
  }
}

function moneyIn(controlled: Controlled, { provider, id }: { provider: string; id: string }) {
  const money = moneyOf(simulatorOf(controlled, provider), id)
  if (!money) throw new ControlError(404, `No payment ${id} at ${provider}`)
  return money
}

function referenceIn(simulator: Controllable, reference: string) {
  const payments = simulator.ledger.paymentsOf(reference)
  return {
    reference,
    count: payments.length,
    payments: payments.map((id) => moneyOf(simulator, id)),
  }
}

function timesOf(controlled: Controlled): Record<string, string> {
  return Object.fromEntries(
    Object.entries(controlled).map(([name, { clock }]) => [
      name,
      new Date(clock.now()).toISOString(),
    ]),
  )
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse((await request.text()) || '{}')
  } catch {
    throw new ControlError(422, 'The body is not JSON')
  }
}

const nowhere = (pathname: string) => new ControlError(404, `Nothing at ${pathname}; see GET /api`)
