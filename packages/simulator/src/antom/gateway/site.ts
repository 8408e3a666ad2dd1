import type { SimulatorSite } from '../../wire/wire.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { answerPage, isPage } from '../checkout/pages.ts'
import type { Payer } from '../checkout/payer.ts'
import { type Arrival, type Plan, readArrival } from './arrival.ts'
import type { Gateway } from './gateway.ts'

/** The gateway and the payer's pages as one place on the wire. */
export function createSite(options: {
  account: MerchantAccount
  gateway: Gateway
  payer: Payer
}): Pick<SimulatorSite, 'wire' | 'claims'> {
  const { account, gateway, payer } = options
  // A request is read and its plan taken once, although the wire asks about it twice.
  const read = new WeakMap<Request, Promise<{ arrival: Arrival; plan: Plan }>>()

  function reading(request: Request) {
    const known = read.get(request)
    if (known) return known
    const arriving = readArrival(request).then((arrival) => ({
      arrival,
      plan: gateway.plan(arrival),
    }))
    read.set(request, arriving)
    return arriving
  }

  return {
    wire: {
      async refuses(request) {
        if (isPage(new URL(request.url).pathname)) return false
        const { plan } = await reading(request)
        return plan.fault === 'refuse'
      },
      async answer(request) {
        if (isPage(new URL(request.url).pathname)) {
          return { kind: 'answer', response: await answerPage(account, { request, payer }) }
        }
        const { arrival, plan } = await reading(request)
        return gateway.answer(arrival, plan)
      },
    },
    claims: (pathname) => CLAIMED.some((path) => pathname.startsWith(path)),
  }
}

/** The last one stands beside the paths of other providers. */
const CLAIMED = ['/ams/', '/openapi/', '/antom/', '/v2/payments/inquiryRefund']
