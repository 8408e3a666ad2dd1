import type { Instant } from '@paystate/core'
import type { Database } from '@paystate/engine'
import { z } from 'zod'
import type { Order } from './order.ts'

/** The shop's own record of its orders. Payments are the engine's. */
export interface OrderStore {
  /** Stores an order, unless it is placed already, and returns it as it is stored. */
  place(order: Order): Promise<Order>
  find(reference: string): Promise<Order | undefined>
  /** The orders with these references, by reference. */
  all(references: readonly string[]): Promise<ReadonlyMap<string, Order>>
  /** The payer came back from the provider's page. */
  markReturned(reference: string, at: Instant): Promise<void>
  /** What is strange about the payments of an order. */
  anomaliesOf(reference: string): Promise<readonly OrderAnomaly[]>
  /** How many anomalies each payment has. */
  countAnomalies(): Promise<ReadonlyMap<string, number>>
}

export interface OrderAnomaly {
  /** The engine's id of the payment. */
  readonly payment: string
  readonly message: string
}

const COLUMNS =
  'reference, product, description, currency, minor_units, capture, placed_at, returned_at, shipped_at'

const orderRow = z
  .object({
    reference: z.string(),
    product: z.string(),
    description: z.string(),
    currency: z.string(),
    minor_units: z.coerce.number().int(),
    capture: z.enum(['automatic', 'manual']),
    placed_at: z.string(),
    returned_at: z.string().nullable(),
    shipped_at: z.string().nullable(),
  })
  .transform(
    ({ currency, minor_units, placed_at, returned_at, shipped_at, ...row }): Order => ({
      ...row,
      amount: { currency, minorUnits: minor_units },
      placedAt: placed_at,
      ...(returned_at !== null && { returnedAt: returned_at }),
      ...(shipped_at !== null && { shippedAt: shipped_at }),
    }),
  )

const countRow = z.object({ payment: z.string(), count: z.coerce.number() })

const anomalyRow = z.object({ payment: z.string(), message: z.string() })

export function createOrderStore(database: Database): OrderStore {
  async function select(condition: string, values: string[]): Promise<readonly Order[]> {
    const { rows } = await database.query(
      `select ${COLUMNS} from shop.orders where ${condition}`,
      values,
    )
    return rows.map((row) => orderRow.parse(row))
  }
  const find = async (reference: string) =>
    canBeStored(reference) ? (await select('reference = $1', [reference]))[0] : undefined

  return {
    async place(order) {
      const { reference, product, description, amount, capture, placedAt } = order
      await database.query(
        `insert into shop.orders
           (reference, product, description, currency, minor_units, capture, placed_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [reference, product, description, amount.currency, amount.minorUnits, capture, placedAt],
      )
      return (await find(reference)) ?? order
    },
    find,
    async all(references) {
      const names = JSON.stringify(references)
      const found = await select('reference in (select jsonb_array_elements_text($1::jsonb))', [
        names,
      ])
      return new Map(found.map((order) => [order.reference, order]))
    },
    async markReturned(reference, at) {
      await database.query('update shop.orders set returned_at = $2 where reference = $1', [
        reference,
        at,
      ])
    },
    async anomaliesOf(reference) {
      const { rows } = await database.query(
        'select payment, message from shop.anomalies where order_reference = $1 order by id',
        [reference],
      )
      return rows.map((row) => anomalyRow.parse(row))
    },
    async countAnomalies() {
      const { rows } = await database.query(
        'select payment, count(*) as count from shop.anomalies group by payment',
      )
      return new Map(rows.map((row) => countRow.parse(row)).map((row) => [row.payment, row.count]))
    },
  }
}

/** No order has a reference that the database cannot hold; an address may have anything. */
function canBeStored(reference: string): boolean {
  return reference.isWellFormed() && !reference.includes('\u0000')
}
