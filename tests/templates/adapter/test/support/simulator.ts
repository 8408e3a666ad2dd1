import { jsonOf, textIn } from '@paystate/adapter-kit'
import { type Clock, formatDecimal, money, parseDecimal } from '@paystate/core'

/** A payment at the provider. Amounts are minor units. */
export interface SimulatedPayment {
  readonly id: string
  readonly account: string
  readonly reference: string
  readonly order: string
  readonly currency: string
  readonly amount: number
  readonly endsAt: number
  status: 'open' | 'paid' | 'declined' | 'lapsed'
  paid: number
  readonly refunds: { readonly id: string; readonly reference: string; readonly amount: number }[]
}

/** The provider, in memory: what it answers, and what really happened. */
export interface Simulator {
  answer(request: Request): Promise<Response>
  find(id: string | undefined): SimulatedPayment | undefined
  payments(): readonly SimulatedPayment[]
}

export const PAGE_OPEN_MS = 15 * 60_000
const KEY_LIVES_MS = 24 * 3_600_000

/** Its rules are the provider's own: write them from its documentation, not from your adapter. */
export function createSimulator(
  clock: Clock,
  { keys }: { readonly keys: Readonly<Record<string, string>> },
): Simulator {
  const payments: SimulatedPayment[] = []
  const replays = new Map<string, { at: number; sent: string; answer: Answer }>()

  function current(): readonly SimulatedPayment[] {
    for (const payment of payments)
      if (payment.status === 'open' && clock.now() >= payment.endsAt) payment.status = 'lapsed'
    return payments
  }

  function create({ account, key, body }: Incoming): Answer {
    const currency = textIn(body, 'currency') ?? ''
    const payment: SimulatedPayment = {
      ...{ id: `pay_${payments.length + 1}`, account, reference: key, currency },
      order: textIn(body, 'order') ?? '',
      amount: amountOf(body, currency),
      endsAt: clock.now() + PAGE_OPEN_MS,
      ...{ status: 'open', paid: 0, refunds: [] },
    }
    payments.push(payment)
    return { status: 201, body: shown(payment) }
  }

  function refund({ account, key, body, path }: Incoming): Answer {
    const payment = current().find((one) => one.id === path[1] && one.account === account)
    if (!payment) return refusal(404, 'not_found')
    const amount = amountOf(body, payment.currency)
    const gone = payment.refunds.reduce((sum, one) => sum + one.amount, 0)
    if (payment.paid === 0) return refusal(422, 'not_paid')
    if (amount > payment.paid - gone) return refusal(422, 'amount_too_high')
    const count = payments.flatMap(({ refunds }) => refunds).length
    payment.refunds.push({ id: `ref_${count + 1}`, reference: key, amount })
    return { status: 201, body: shown(payment) }
  }

  function write(incoming: Incoming): Answer {
    const [resource, , part] = incoming.path
    if (resource !== 'payments') return refusal(404, 'not_found')
    if (part === undefined) return create(incoming)
    return part === 'refunds' ? refund(incoming) : refusal(404, 'not_found')
  }

  /** A repeat under the same key gets the first answer again; later the key is forgotten. */
  function once(incoming: Incoming): Answer {
    const name = `${incoming.account} ${incoming.key}`
    const sent = `${incoming.path.join('/')} ${incoming.text}`
    const known = replays.get(name)
    if (known && clock.now() < known.at + KEY_LIVES_MS) {
      return known.sent === sent ? { ...known.answer, isReplay: true } : refusal(409, 'key_reused')
    }
    const answer = write(incoming)
    if (answer.status < 300) replays.set(name, { at: clock.now(), sent, answer })
    return answer
  }

  function read({ account, path, query }: Incoming): Answer {
    if (path[0] === 'account') return { status: 200, body: { account } }
    const ours = current().filter((one) => one.account === account)
    if (path[1] === undefined) {
      const items = ours.filter((one) => one.reference === query.get('reference')).map(shown)
      return { status: 200, body: { items } }
    }
    const payment = ours.find(({ id }) => id === path[1])
    return payment ? { status: 200, body: shown(payment) } : refusal(404, 'not_found')
  }

  return {
    payments: current,
    find: (id) => current().find((one) => one.id === id),
    async answer(request) {
      const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
      const account = new Map(Object.entries(keys)).get(bearer)
      const headers = { date: new Date(clock.now()).toUTCString() }
      if (account === undefined)
        return Response.json({ error: 'unauthorized' }, { status: 401, headers })
      const incoming = await incomingOf(request, account)
      const { status, body, isReplay } = request.method === 'GET' ? read(incoming) : once(incoming)
      const replay = isReplay && { 'idempotent-replay': 'true' }
      return Response.json(body, { status, headers: { ...headers, ...replay } })
    },
  }
}

interface Incoming {
  readonly account: string
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly key: string
  readonly text: string
  readonly body: unknown
}

interface Answer {
  readonly status: number
  readonly body: object
  readonly isReplay?: boolean
}

async function incomingOf(request: Request, account: string): Promise<Incoming> {
  const { pathname, searchParams: query } = new URL(request.url)
  const text = await request.text()
  const key = request.headers.get('idempotency-key') ?? ''
  const body = jsonOf(new TextEncoder().encode(text))
  return { account, path: pathname.slice(1).split('/'), query, key, text, body }
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } }
}

function amountOf(body: unknown, currency: string): number {
  return parseDecimal(currency, textIn(body, 'amount') ?? '').minorUnits
}

function shown({ account, endsAt, ...payment }: SimulatedPayment): object {
  const decimal = (minorUnits: number) => formatDecimal(money(payment.currency, minorUnits))
  const { id, status, amount, paid, refunds } = payment
  return {
    ...payment,
    amount: decimal(amount),
    paid: decimal(paid),
    ...(status === 'open' && { pay_url: `https://pay.example.test/${id}` }),
    refunds: refunds.map((one) => ({ ...one, status: 'sent', amount: decimal(one.amount) })),
  }
}
