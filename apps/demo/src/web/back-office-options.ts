import type { ConsoleOptions } from '@paystate/console'
import { PRODUCT_CURRENCIES } from '../products/products.ts'
import type { Shop } from '../shop/shop.ts'

/** The back office turns the shop's own switch, and shows who did what by the shop's own audit log. */
export function backOfficeOptions({
  switch: providers,
  auditLog,
  formats,
  clock,
}: Shop): ConsoleOptions {
  return {
    title: 'Harbor Goods',
    clock,
    timeZone: formats.zone,
    audit: auditLog.write,
    audited: auditLog.linesOf,
    routing: { ...providers, currencies: PRODUCT_CURRENCIES },
  }
}
