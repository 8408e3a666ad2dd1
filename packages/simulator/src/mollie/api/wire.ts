import type { FaultSource } from '../../faults/faults.ts'
import { meetFault } from '../../faults/meet-fault.ts'
import type { Wire, WireAnswer } from '../../wire/wire.ts'
import type { Account } from '../account/account.ts'
import type { IdempotencyRecords } from '../idempotency/idempotency.ts'
import { Refusal } from '../refusals/refusal.ts'
import { alterAnswer } from './alter-answer.ts'
import { refuse, toResponse } from './answer.ts'
import { findRoute } from './find-route.ts'
import { handle, type Received } from './handle.ts'
import type { MollieCall } from './routes.ts'

export interface WireParts {
  account: Account
  faults: FaultSource<MollieCall>
  idempotency: IdempotencyRecords
  /** Answers what is not of the API. */
  pages(request: Request): Promise<Response>
}

/** Mollie's side of the wire: its API under `/v2`, its pages elsewhere. */
export function createWire({ account, faults, idempotency, pages }: WireParts): Wire {
  const planned = new WeakMap<Request, ReturnType<typeof faults.take>>()

  function faultOf(request: Request) {
    if (planned.has(request)) return planned.get(request)
    const { pathname } = new URL(request.url)
    const found = findRoute(request.method, pathname)
    const key = request.headers.get('idempotency-key')
    const payments = [found?.ids[0], key].filter((id) => id !== undefined && id !== null)
    const fault = found && faults.take(found.route.call, payments)
    planned.set(request, fault)
    return fault
  }

  return {
    refuses: (request) => faultOf(request) === 'refuse',
    async answer(request): Promise<WireAnswer> {
      if (!new URL(request.url).pathname.startsWith('/v2/')) {
        return { kind: 'answer', response: await pages(request) }
      }
      const received = await receive(request)
      const fault = faultOf(request)
      const now = () => account.clock.now()
      const apply = (hold: () => Promise<void>) => handle(received, { account, idempotency, hold })
      if (fault === 'stall_before_applying') {
        void apply(() => untilAborted(request.signal)).catch(() => undefined)
        return { kind: 'stall' }
      }
      return meetFault(fault, {
        apply: async () => toResponse(await apply(() => latency(account)), now()),
        serverError: () => toResponse(refuse(SERVER_ERROR), now()),
        rateLimited: () => toResponse(refuse(RATE_LIMITED), now()),
        sendWebhooks: () => account.clock.advance(0),
        alter: alterAnswer,
      })
    },
  }
}

const SERVER_ERROR = new Refusal(
  503,
  'Payment platform for this payment method temporarily not available',
)
const RATE_LIMITED = new Refusal(
  429,
  'You have exceeded the rate limit. Please slow down your requests.',
  { headers: { 'retry-after': '2' } },
)

async function receive(request: Request): Promise<Received> {
  const { method, headers } = request
  return { method, headers, url: new URL(request.url), text: await request.text() }
}

function latency({ clock, settings }: Account): Promise<void> {
  if (settings.latency <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    clock.after(settings.latency, resolve)
  })
}

/** The request keeps running until its caller leaves, and is then never applied. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(new Error('The caller left'))
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
  })
}
