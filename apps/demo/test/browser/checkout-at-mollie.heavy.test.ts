import { checkoutAt } from './checkout-at.ts'

checkoutAt('mollie')
