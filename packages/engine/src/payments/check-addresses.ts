import { type Issue, money, type PaymentAdapter, PaymentError } from '@paystate/core'
import { webhookUrlFor } from '../engine/webhook-url.ts'
import type { PaymentsOptions } from './payments-options.ts'

/**
 * Refuses a webhook address that no payment could be created with, before anything is opened: each adapter
 * prepares a payment that is never sent.
 *
 * @throws {PaymentError} `invalid_configuration`
 */
export function checkAddresses(
  { webhookUrl }: Pick<PaymentsOptions, 'webhookUrl'>,
  adapters: Readonly<Record<string, PaymentAdapter>>,
): void {
  if (webhookUrl === undefined) return
  const issues = [
    ...appendIssues(webhookUrl),
    ...Object.entries(adapters).flatMap(([name, adapter]) =>
      adapterIssues(adapter, webhookUrlFor(webhookUrl, name)),
    ),
  ]
  const [issue] = issues // one address has one thing wrong with it, whoever says so
  if (!issue) return
  throw new PaymentError('invalid_configuration', {
    what: 'Invalid configuration.',
    issues: [{ path: 'options.webhookUrl', message: issue.message }],
  })
}

function appendIssues(webhookUrl: string): readonly Issue[] {
  if (!/[?#]/.test(webhookUrl)) return []
  const message = "must end with its path, because the provider's name is appended"
  return [{ path: 'webhookUrl', message }]
}

function adapterIssues(adapter: PaymentAdapter, webhookUrl: string): readonly Issue[] {
  const prepared = adapter.prepare.createPayment({
    reference: 'ps_address',
    amount: money('EUR', 1000),
    description: 'Never sent',
    returnUrl: 'https://shop.example/return',
    webhookUrl,
  })
  if (prepared.state === 'prepared') return []
  return prepared.issues.filter(({ path }) => path === 'webhookUrl')
}
