import {
  exponentOf,
  type Money,
  type Payment,
  refundableOf,
  WITHDRAWN_CURRENCIES,
} from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { isJsonObject } from '../../wire/json-object.ts'

/** What an adapter guarantees for payments in a currency that has been withdrawn since. */
export const withdrawnCurrencies: readonly ClaimDraft[] = [
  {
    id: 'withdrawn-currency',
    sentence:
      'What is read of a payment in a currency that is withdrawn since can be refunded in it',
    source: story('Bulgaria joined the euro, and what was paid in leva could not be refunded.'),
    unless: whyNot('refund_payment'),
    async check(scene) {
      const payment = await scene.paid()
      const currency = withdrawnLike(scene.payment().amount)
      scene.wire.rewriteNext('read', (body) =>
        inCurrency(body, { from: payment.currency, currency }),
      )
      const left = refundableOf(await readAs(scene, payment)) // a provider that never had it counts nothing
      if (left === 'not_reported' || left === 0) return
      const { adapter } = scene
      const refund = adapter.prepare.refundPayment({
        reference: scene.reference(),
        payment: paymentRefOf(payment),
        amount: { currency, minorUnits: left },
      })
      const issues = refund.state === 'refused' ? refund.issues : []
      claimSame(issues.map(({ path }) => path).join(), '', `what is wrong with ${left} ${currency}`)
      const created = adapter.prepare.createPayment({
        ...scene.payment(),
        reference: scene.reference(),
        amount: { currency, minorUnits: left },
      })
      claim(created.state === 'refused', `a new payment in ${currency} is prepared`)
    },
  },
]

async function readAs({ adapter, time, shownBy }: Scene<Subject>, payment: Payment) {
  const reading = adapter.getPayment(paymentRefOf(payment))
  return shownBy([(await waitFor(time, reading)).observation])
}

/** A withdrawn currency with as many decimals. */
function withdrawnLike({ currency }: Money): string {
  const decimals = exponentOf(currency)
  const like = WITHDRAWN_CURRENCIES.find(({ exponent }) => exponent === decimals)
  return like?.code ?? 'BGN'
}

/** The same response, with every amount in it in another currency. */
function inCurrency(
  body: unknown,
  names: { readonly from: string | undefined; readonly currency: string },
): unknown {
  if (Array.isArray(body)) return body.map((item: unknown) => inCurrency(item, names))
  if (!isJsonObject(body)) return body === names.from ? names.currency : body
  return Object.fromEntries(
    Object.entries(body).map(([name, content]) => [name, inCurrency(content, names)]),
  )
}
