import { showCart } from '../../checkout/checkout.ts'

export const dynamic = 'force-dynamic' // each visit is an order of its own

export const GET = (): Response => showCart()
