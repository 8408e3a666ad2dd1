import { caughtBy, edit, type Saboteur } from './saboteur.ts'

/** Saboteurs of orders, references and what is reserved. */
export const onOrders: Readonly<Record<string, Saboteur>> = {
  'the order is not locked': {
    breaks: 'order_is_locked',
    edits: [
      edit('store/orders/lock-order.ts', 'where id = :order for update`', 'where id = :order`'),
    ],
    caughtBy: caughtBy(
      'store/orders/lock-order.test.ts',
      'lets one caller at a time open its next attempt',
      'server',
    ),
  },
}
