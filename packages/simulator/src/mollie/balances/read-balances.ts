import { refuseKey } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { toAmount } from '../money/money.ts'
import { listPage } from '../pagination/list-page.ts'
import { Refusal } from '../refusals/refusal.ts'
import { isoTime } from '../times/iso-time.ts'

/** The balance that everything is paid to unless there is one of its own currency. */
const PRIMARY = 'EUR'

interface Balance {
  readonly id: string
  readonly currency: string
}

export function getBalance(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const [id] = call.ids
  const balance = balancesOf(account).find((candidate) => candidate.id === id)
  if (!balance) throw new Refusal(404, `No balance exists with token ${id}.`)
  return { status: 200, body: present(account, call, balance) }
}

export function getPrimaryBalance(account: Account, call: Call): Reply {
  refuseKey(call.access)
  return { status: 200, body: present(account, call, balanceIn(PRIMARY)) }
}

export function listBalances(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const currency = call.query.get('currency')
  const body = listPage(account, call, {
    name: 'balances',
    path: '/v2/balances',
    objects: balancesOf(account).filter((it) => currency === null || it.currency === currency),
    present: (balance) => present(account, call, balance, { isItem: true }),
  })
  return { status: 200, body }
}

function balancesOf({ balances }: Account): readonly Balance[] {
  return [...new Set([PRIMARY, ...balances.currencies()])].map(balanceIn)
}

const balanceIn = (currency: string): Balance => ({ id: `bal_simulator${currency}`, currency })

/** What is bounded shows its bound; any other balance what has come in and is still there. */
function present(
  account: Account,
  { access }: Call,
  { id, currency }: Balance,
  { isItem = false }: { isItem?: boolean } = {},
) {
  const available = account.balances.available(currency)
  const minorUnits = Number.isFinite(available) ? available : account.balances.movedIn(currency)
  return {
    resource: 'balance',
    id,
    mode: access.mode,
    createdAt: isoTime(account.openedAt),
    currency,
    description: currency === PRIMARY ? 'Primary balance' : `Balance in ${currency}`,
    availableAmount: toAmount({ currency, minorUnits }),
    pendingAmount: toAmount({ currency, minorUnits: 0 }),
    status: 'active',
    transferFrequency: 'daily',
    transferThreshold: toAmount({ currency, minorUnits: 500 }),
    transferReference: null,
    transferDestination: {
      type: 'bank-account',
      beneficiaryName: 'Simulated shops',
      bankAccount: 'NL55INGB0000000000',
    },
    _links: {
      self: hal(account, `/v2/balances/${id}`, access),
      ...(!isItem && documentation('get-balance')),
    },
  }
}
