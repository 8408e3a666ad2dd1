import type { ShopPayment } from '../payments/shop-payment.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import type { Fragment } from './fragment.ts'
import { paymentsPanel } from './payments-panel.ts'
import { statusPanel } from './status-panel.ts'
import { storyPanel } from './story-panel.ts'
import { troublePanel } from './trouble-panel.ts'

/** The parts of an order's page that change while it is open. */
export function orderFragments(
  context: PageContext,
  payments: readonly ShopPayment[],
  issue?: FormIssue,
): readonly Fragment[] {
  const latest = payments.at(-1)
  if (!latest) return []
  return [
    { id: 'status', markup: statusPanel(context, payments, latest) },
    { id: 'payments', markup: paymentsPanel(context, payments, issue) },
    { id: 'trouble', markup: troublePanel(context, payments) },
    { id: 'story', markup: storyPanel(context, payments) },
  ]
}
