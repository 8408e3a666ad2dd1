import { createPayments } from '../../src/index.ts'

/** A process that works, and writes down what it hears with `tx`, also in the shop's own table, until it is killed. */
const [database = '', options = '{}'] = process.argv.slice(2)
const payments = await createPayments({
  database,
  ...JSON.parse(options),
  load: (name: string) => import(name),
})
await payments.consumer('shop', {
  from: 'beginning',
  on: {
    'payment.captured': (event, { tx }) => write(event, tx),
    'order.paid': (event, { tx }) => write(event, tx),
  },
})

async function write(
  { id, order, number, type }: { id: string; order: string; number: number; type: string },
  tx: { query(text: string, values: (string | number)[]): Promise<unknown> },
): Promise<void> {
  await tx.query('insert into heard (id, order_id, number, type) values ($1, $2, $3::bigint, $4)', [
    id,
    order,
    number,
    type,
  ])
  if (type === 'order.paid') {
    await tx.query('update orders set paid = paid + 1 where id = $1', [order])
  }
}
await payments.start()
console.log('working')
