import { type RawWebhook, type Subject, toRequest } from '@paystate/conformance'
import {
  createReferenceSubject,
  type ReferenceSubjectOptions,
} from '@paystate/conformance/reference'
import {
  createPaymentRecord,
  money,
  type Payment,
  type PaymentAdapter,
  systemClock,
} from '@paystate/core'
import type { Instances } from '../../src/engine/instance.ts'
import { createReferenceNames, type ReferenceNames } from '../../src/engine/reference-names.ts'
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts'
import { createUnknownNames } from '../../src/engine/unknown-names.ts'
import { createWake } from '../../src/engine/wake.ts'
import type { HandlingServices } from '../../src/inbox/inbox-services.ts'
import { appendEvidence } from '../../src/store/evidence/append-evidence.ts'
import { storeCheckpoint } from '../../src/store/evidence/checkpoint.ts'
import { registerInstance } from '../../src/store/instances/register-instance.ts'
import { lockOrder } from '../../src/store/orders/lock-order.ts'
import { insertPayment } from '../../src/store/payments/insert-payment.ts'
import type { PaymentRow } from '../../src/store/payments/payment-row.ts'
import { endHolds } from './end-holds.ts'
import type { Stage } from './stores.ts'

/** A stage with a provider in memory, and its payments stored on both sides. */
export interface ProviderStage extends Stage {
  readonly subject: Subject
  readonly references: ReferenceNames
  readonly instances: Instances
  readonly services: HandlingServices
  /** How often the work loop was woken. */
  woken(): number
  /** What the provider sends about a payment of ours. */
  message(payment: Payment, kind?: 'dispute'): Promise<Request>
  /** A payment that the provider has, under a reference. */
  created(reference: string): Promise<Payment>
  /** A payment in our store; `providerId` where it was reported. */
  stored(given: { reference: string; providerId?: string | undefined }): Promise<PaymentRow>
}

export async function openProviderStage(
  stage: () => Promise<Stage>,
  options?: ReferenceSubjectOptions,
): Promise<ProviderStage> {
  const made = await stage()
  const { store, name, instance } = made
  await endHolds(store)
  await registerInstance(store, { name: instance, provider: 'reference', account: null })
  const subject = createReferenceSubject(options)
  const references = createReferenceNames({ prefix: 'ps_', deployment: name('deployment') })
  const { adapter } = subject
  const instances: Instances = new Map([[instance, { name: instance, adapter, account: null }]])
  let woken = 0
  const wake = createWake()
  wake.onWake(() => {
    woken += 1
  })
  const services: HandlingServices = {
    ...wake,
    store,
    instances,
    references,
    unknownNames: createUnknownNames([instance], { clock: systemClock }),
    settings: DEFAULT_SETTINGS,
    learnPushed: (tx, { payment, observation }) =>
      appendEvidence(tx, { payment, begun: null, source: 'push', observation }),
  }
  // What is sent again is the same message, under the same id.
  const sent = new Map<string, RawWebhook>()
  const message = async (payment: Payment, kind?: 'dispute') => {
    const { webhooks } = subject
    const name = `${payment.id} ${kind}`
    const made = () => (kind ? webhooks.dispute?.(payment) : webhooks.genuine(payment))
    const raw = sent.get(name) ?? (await made())
    if (!raw) throw new Error('The provider has no disputes')
    sent.set(name, raw)
    return toRequest(raw)
  }
  return {
    ...made,
    subject,
    references,
    instances,
    services,
    woken: () => woken,
    message,
    created: (reference) => createAt(adapter, reference),
    stored: ({ reference, providerId }) =>
      store.transaction(async (tx) => {
        const order = name('order')
        await lockOrder(tx, { order })
        const row = await insertPayment(tx, {
          id: name('payment'),
          order,
          attempt: 1,
          instance,
          account: null,
          reference,
          status: 'processing',
          amount: money('EUR', 1000),
        })
        const record = createPaymentRecord({ account: adapter.account, reference })
        await storeCheckpoint(tx, { payment: row.key, through: 0, checkpoint: record })
        if (providerId !== undefined) {
          await tx.query('update paystate.payments set provider_id = $1 where key = $2::bigint', [
            providerId,
            row.key,
          ])
        }
        return row
      }),
  }
}

async function createAt(adapter: PaymentAdapter, reference: string): Promise<Payment> {
  const outcome = await adapter.createPayment(
    {
      reference,
      amount: money('EUR', 1000),
      description: 'Ten apples',
      returnUrl: 'https://shop.example/return',
    },
    { previousAttempts: 'none' },
  )
  if (outcome.kind !== 'applied') throw new Error('The provider has no payment')
  return outcome.value
}
