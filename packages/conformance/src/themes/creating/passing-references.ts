import { withReference } from '@paystate/core/adapter'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimOneOf, claimSame } from '../../claims/claim-broken.ts'
import { happened, story } from '../../claims/sources.ts'

/** What an adapter guarantees about the references of an order, to the provider and back. */
export const passingReferences: readonly ClaimDraft[] = [
  {
    id: 'order-reference',
    sentence: "The order's reference is sent to the provider, and no other one comes back",
    source: happened('A payer pays twice for one order, unnoticed.', 'saleor/saleor#14926'),
    async check(scene) {
      const orderReference = 'order_of_the_day'
      const input = { ...scene.payment(), reference: scene.reference(), orderReference }
      const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
      claimKind(outcome, 'applied', 'a create with an order')
      const request = scene.wire.sent().findLast(({ call }) => call === 'create_payment')
      claim(
        request?.body.includes(orderReference) === true,
        'the request lacks `orderReference`; a provider without a field for it takes it in the description',
      )
      const read = await scene.read(outcome.value)
      claimOneOf(read.orderReference, [orderReference, undefined], 'the reference of the order')
    },
  },
  {
    id: 'return-is-sent',
    sentence: 'The return URL that is sent to the provider carries the reference',
    source: story('The payer came back, and nothing said which payment it was.'),
    async check(scene) {
      const [reference, input] = [scene.reference(), scene.payment()]
      await scene.send(scene.adapter.prepare.createPayment({ ...input, reference }))
      const body = scene.wire.sent().findLast(({ call }) => call === 'create_payment')?.body ?? ''
      const url = withReference(input.returnUrl, reference)
      const forms = [url, JSON.stringify(url).slice(1, -1), encodeURIComponent(url)]
      claim(
        forms.some((form) => body.includes(form)),
        'the request lacks the return URL with the reference; send `withReference(returnUrl, reference)`',
      )
    },
  },
  {
    id: 'return',
    sentence:
      "The payer's return gives the reference in its URL and nothing else, and no malformed one",
    source: happened('Redirect and webhook race for the order.', 'medusajs/medusa#13301'),
    async check({ adapter, payment, reference }) {
      const name = reference()
      const { returnUrl } = payment()
      const back = adapter.readReturn(new Request(withReference(returnUrl, name)))
      claimSame(back, { reference: name }, 'who came back')
      claimSame(adapter.readReturn(new Request(returnUrl)), undefined, 'a stranger')
      const forged = `${withReference(returnUrl, 'x')}%2F..%2Fy`
      claimSame(adapter.readReturn(new Request(forged)), undefined, 'a reference with a path in it')
    },
  },
]
