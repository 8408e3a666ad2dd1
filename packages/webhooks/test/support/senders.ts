import { adapter as antomAdapter } from '@paystate/adapter-antom'
import { adapter as mollieAdapter } from '@paystate/adapter-mollie'
import type { AttackTools, RawWebhook } from '@paystate/conformance'
import { createReferenceSubject } from '@paystate/conformance/reference'
import { createReference, money, type PaymentAdapter } from '@paystate/core'
import { createAntomSimulator, SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** A provider's genuine message, the adapter that reads it, and what attacks are made from. */
export interface Sender {
  readonly adapter: PaymentAdapter
  readonly genuine: RawWebhook
  readonly tools: AttackTools
}

/** The providers that send the corpus. Reading a message changes nothing in an adapter: one each will do. */
export const SENDERS: Readonly<Record<string, () => Promise<Sender>>> = {
  'a provider that signs its headers and path': once(referenceSender),
  Antom: once(antomSender),
  Mollie: once(mollieSender),
}

function once(make: () => Promise<Sender>): () => Promise<Sender> {
  let made: Promise<Sender> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function referenceSender(): Promise<Sender> {
  const { adapter, webhooks, payment } = createReferenceSubject()
  const created = await create(adapter, payment())
  return {
    adapter,
    genuine: await webhooks.genuine(created),
    tools: { webhooks, payment: created },
  }
}

async function antomSender(): Promise<Sender> {
  const inbox: Request[] = []
  const { fetch, clock, payer } = createAntomSimulator({ deliver: collect(inbox) })
  const config = {
    clientId: 'SANDBOX_5X00000000000000',
    privateKey: SIMULATOR_KEYS.merchant.privateKey,
    antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
    baseUrl: 'https://antom.simulator.invalid',
    webhookUrl: 'https://shop.example/webhooks/antom',
    defaults: { paymentMethodType: 'TEST_WALLET' },
  }
  const adapter = antomAdapter.create(config, { fetch, clock })
  const { id = '' } = await create(adapter, APPLES)
  await payer.pay(id)
  await clock.advance(0)
  return { adapter, genuine: await rawOf(inbox[0]), tools: await withoutForgeries() }
}

async function mollieSender(): Promise<Sender> {
  const inbox: Request[] = []
  const { fetch, clock, payer } = createMollieSimulator({ deliver: collect(inbox) })
  const webhookUrl = 'https://shop.example/webhooks/mollie'
  const adapter = mollieAdapter.create({ apiKey: DEFAULT_MOLLIE_KEY, webhookUrl }, { fetch, clock })
  const { id = '' } = await create(adapter, APPLES)
  await payer.pay(id)
  await clock.advance(0)
  return { adapter, genuine: await rawOf(inbox[0]), tools: await withoutForgeries() }
}

/** Forgeries are each provider's own; the claims of its adapter have them. */
async function withoutForgeries(): Promise<AttackTools> {
  const { tools } = await referenceSender()
  return { ...tools, webhooks: { ...tools.webhooks, forgeries: {} } }
}

const APPLES = {
  amount: money('EUR', 1000),
  description: 'Ten apples',
  returnUrl: 'https://shop.example/return',
}

async function create(adapter: PaymentAdapter, input: typeof APPLES) {
  const outcome = await adapter.createPayment(
    { ...input, reference: createReference() },
    { previousAttempts: 'none' },
  )
  if (outcome.kind !== 'applied') throw outcome.error
  return outcome.value
}

function collect(inbox: Request[]): (request: Request) => Promise<Response> {
  return async (request) => {
    inbox.push(request.clone())
    return new Response(null, { status: 500 })
  }
}

async function rawOf(request: Request | undefined): Promise<RawWebhook> {
  if (!request) throw new Error('No message came.')
  const { method, url, headers } = request
  return { method, url, headers: [...headers], body: new Uint8Array(await request.arrayBuffer()) }
}
