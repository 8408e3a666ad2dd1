import { CAPTURE_ROUTES } from '../captures/capture-routes.ts'
import { CHARGEBACK_ROUTES } from '../chargebacks/chargeback-routes.ts'
import { METHOD_ROUTES } from '../methods/method-routes.ts'
import { PAYMENT_ROUTES } from '../payments/payment-routes.ts'
import { REFUND_ROUTES } from '../refunds/refund-routes.ts'
import { SUBSCRIPTION_ROUTES } from '../subscriptions/subscription-routes.ts'
import type { Route } from './route.ts'

/** The API as a table. */
export const ROUTES: readonly Route[] = [
  ...PAYMENT_ROUTES,
  ...REFUND_ROUTES,
  ...CAPTURE_ROUTES,
  ...CHARGEBACK_ROUTES,
  ...METHOD_ROUTES,
  ...SUBSCRIPTION_ROUTES,
]
