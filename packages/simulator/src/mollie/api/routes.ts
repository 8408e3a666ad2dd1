import { BALANCE_ROUTES } from '../balances/balance-routes.ts'
import { CAPTURE_ROUTES } from '../captures/capture-routes.ts'
import { CHARGEBACK_ROUTES } from '../chargebacks/chargeback-routes.ts'
import { CUSTOMER_ROUTES } from '../customers/customer-routes.ts'
import { MANDATE_ROUTES } from '../mandates/mandate-routes.ts'
import { METHOD_ROUTES } from '../methods/method-routes.ts'
import { ORGANIZATION_ROUTES } from '../organization/organization-routes.ts'
import { PAYMENT_ROUTES } from '../payments/payment-routes.ts'
import { PROFILE_ROUTES } from '../profiles/profile-routes.ts'
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
  ...CUSTOMER_ROUTES,
  ...MANDATE_ROUTES,
  ...PROFILE_ROUTES,
  ...ORGANIZATION_ROUTES,
  ...BALANCE_ROUTES,
  ...SUBSCRIPTION_ROUTES,
]
