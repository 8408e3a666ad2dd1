import { latestOf, type OrderView } from '../payments/payment-view.ts'
import type { PageContext } from './context.ts'
import type { FormIssue } from './form-issue.ts'
import type { Fragment } from './fragment.ts'
import { parcelNote } from './parcel-note.ts'
import { paymentsPanel } from './payments-panel.ts'
import { placedPanel } from './placed-panel.ts'
import { statusPanel } from './status-panel.ts'
import { storyPanel } from './story-panel.ts'
import { troublePanel } from './trouble-panel.ts'

/** The parts of an order's page that change while it is open. */
export function orderFragments(
  context: PageContext,
  view: OrderView,
  issue?: FormIssue,
): readonly Fragment[] {
  const { payments } = view
  const latest = latestOf(view)
  const status = latest ? statusPanel(context, payments, latest) : placedPanel(context, view.order)
  return [
    { id: 'status', markup: status },
    { id: 'payments', markup: paymentsPanel(context, payments, issue) },
    { id: 'trouble', markup: troublePanel(context, view) },
    { id: 'story', markup: storyPanel(context, payments) },
    { id: 'parcel', markup: parcelNote(view.order, context.shop.formats) },
  ]
}
