import type { LoggedRequest, RequestLogBook } from '../../requests/request-log.ts'
import type { SimulatorSite } from '../../wire/wire.ts'
import { withTime } from '../../wire/with-time.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { answerPage, isPage } from '../checkout/pages.ts'
import type { Payer } from '../checkout/payer.ts'
import type { Result } from '../results/result.ts'
import { type Arrival, type Plan, readArrival } from './arrival.ts'
import type { Gateway } from './gateway.ts'
import { isInStorePath } from './operations.ts'

export interface SiteOptions {
  readonly account: MerchantAccount
  readonly gateway: Gateway
  readonly payer: Payer
  readonly requests: RequestLogBook
}

/** The gateway and the payer's pages as one place on the wire. */
export function createSite(options: SiteOptions): Pick<SimulatorSite, 'wire' | 'claims'> {
  const { account, gateway, payer } = options
  // A request is read and its plan taken once, although the wire asks about it twice.
  const read = new WeakMap<Request, Promise<Call>>()

  function reading(request: Request, from = request): Promise<Call> {
    const known = read.get(request)
    if (known) return known
    const arriving = readArrival(from).then((arrival) => ({
      arrival,
      plan: gateway.plan(arrival),
    }))
    read.set(request, arriving)
    return arriving
  }

  return {
    wire: {
      async refuses(request) {
        if (isPage(pathOf(request)) || !gateway.plansFaults()) return false
        const call = await reading(request, request.clone()) // its body is still to be sent
        const isRefused = call.plan.met?.fault === 'refuse'
        if (isRefused) log(options, { request, call, outcome: 'refuse' })
        return isRefused
      },
      async faultOf(request) {
        return isPage(pathOf(request)) ? undefined : (await reading(request)).plan.met?.fault
      },
      async answer(request) {
        if (isPage(pathOf(request))) {
          const seen = account.seenFrom(new URL(request.url).origin)
          const response = await answerPage(seen, { request, payer })
          return withTime({ kind: 'answer', response }, { now: account.clock.now() })
        }
        const call = await reading(request)
        const { wire, said } = await gateway.answer(call.arrival, call.plan)
        const outcome = wire.kind === 'answer' ? wire.response.status : wire.kind
        log(options, { request, call, outcome, said })
        return wire
      },
    },
    claims: (pathname) =>
      CLAIMED.some((path) => pathname.startsWith(path)) || isInStorePath(pathname),
  }
}

interface Call {
  readonly arrival: Arrival
  readonly plan: Plan
}

const pathOf = (request: Request) => new URL(request.url).pathname

function log(
  { account, requests }: SiteOptions,
  met: { request: Request; call: Call; said?: Result | undefined } & Pick<LoggedRequest, 'outcome'>,
): void {
  const { arrival, plan } = met.call
  requests.write({
    at: account.clock.now(),
    method: met.request.method,
    path: pathOf(met.request),
    call: arrival.route?.operation.call,
    fault: plan.met?.fault,
    reference: arrival.named.at(-1),
    outcome: met.outcome,
    said: met.said && textOf(met.said),
  })
}

/** Every answer has HTTP 200: its result says how it went, and of a refusal why. */
function textOf({ resultCode, resultStatus, resultMessage }: Result): string {
  return resultStatus === 'F' ? `${resultCode}: ${resultMessage}` : resultCode
}

const CLAIMED = ['/ams/', '/openapi/', '/antom/']
