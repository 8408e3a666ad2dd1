import { adapter as antomAdapter } from '@paystate/adapter-antom'
import { adapter as mollieAdapter } from '@paystate/adapter-mollie'
import type { AdapterModule, PaymentAdapter, ReceivedWebhook } from '@paystate/core'
import { createAntomSimulator, SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { createReceive, type Receive, type Serving } from './serving.ts'

const open: Serving[] = []

/** Closes every shop that was opened. */
export async function closeShops(): Promise<void> {
  for (const serving of open.splice(0)) await serving.close()
}

export interface Shop {
  readonly received: ReceivedWebhook[]
  /** How the provider saw each delivery. */
  readonly outcomes: readonly string[]
}

export type Serve = (receive: Receive) => Promise<Serving>

/** Serves first: the address is in the configuration, and the configuration in the adapter. */
async function serveShop(serve: Serve, connect: (url: string) => PaymentAdapter) {
  const received: ReceivedWebhook[] = []
  const late: { receive?: Receive } = {}
  const serving = await serve(async (request) => {
    if (!late.receive) throw new Error('The shop is not open yet')
    return late.receive(request)
  })
  open.push(serving)
  const adapter = connect(serving.url)
  late.receive = createReceive(adapter, async (message) => {
    received.push(message)
  })
  return { adapter, received }
}

function create<O>(
  module: AdapterModule<O>,
  config: object,
  runtime: Parameters<typeof module.create>[1],
) {
  const checked = module.readConfig(config)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return module.create(checked.value, runtime)
}

/** A payer pays in a shop, and Antom tells the shop. */
export async function payAtAntom(serve: Serve): Promise<Shop> {
  const { fetch, clock, payer, webhooks } = createAntomSimulator()
  const { adapter, received } = await serveShop(serve, (webhookUrl) =>
    create(
      antomAdapter,
      {
        clientId: 'SANDBOX_5X00000000000000',
        privateKey: SIMULATOR_KEYS.merchant.privateKey,
        antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
        baseUrl: 'https://antom.simulator.invalid',
        webhookUrl,
        defaults: { paymentMethodType: 'TEST_WALLET' },
      },
      { fetch, clock },
    ),
  )
  await payer.pay(await createPayment(adapter))
  await clock.advance(0)
  return { received, outcomes: outcomesOf(webhooks.deliveries()) }
}

/** A payer pays in a shop, and Mollie tells the shop. */
export async function payAtMollie(serve: Serve): Promise<Shop> {
  const { fetch, clock, payer, webhooks } = createMollieSimulator()
  const { adapter, received } = await serveShop(serve, (webhookUrl) =>
    create(
      mollieAdapter,
      { apiKey: DEFAULT_MOLLIE_KEY, baseUrl: 'https://api.mollie.test', webhookUrl },
      { fetch, clock },
    ),
  )
  await payer.pay(await createPayment(adapter))
  await clock.advance(0)
  return { received, outcomes: outcomesOf(webhooks.deliveries()) }
}

async function createPayment(adapter: PaymentAdapter): Promise<string> {
  const outcome = await adapter.createPayment(
    {
      reference: 'order_1',
      amount: { currency: 'EUR', minorUnits: 1000 },
      description: 'Tee für zwei',
      returnUrl: 'https://shop.example/return',
    },
    { previousAttempts: 'none' },
  )
  if (outcome.kind !== 'applied') throw outcome.error
  return outcome.value.id ?? ''
}

function outcomesOf(
  deliveries: readonly { readonly attempts: readonly { readonly outcome: string }[] }[],
): readonly string[] {
  return deliveries.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))
}
