import { refuseKey, refuseToken } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal, page } from '../api/links.ts'
import { listPage } from '../pagination/list-page.ts'
import { Refusal } from '../refusals/refusal.ts'
import { isoTime } from '../times/iso-time.ts'

/** The profile of the key that asks: by it a caller knows whose payments it sees. */
export function getOwnProfile(account: Account, call: Call): Reply {
  const { profileId = '' } = refuseToken(call.access)
  return { status: 200, body: presentProfile(account, call, { id: profileId }) }
}

export function getProfile(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const [id = ''] = call.ids
  if (!profileIds(account).includes(id)) {
    throw new Refusal(404, `No profile exists with token ${id}.`)
  }
  return { status: 200, body: presentProfile(account, call, { id }) }
}

export function listProfiles(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const body = listPage(account, call, {
    name: 'profiles',
    path: '/v2/profiles',
    objects: profileIds(account).map((id) => ({ id })),
    present: ({ id }) => presentProfile(account, call, { id, isItem: true }),
  })
  return { status: 200, body }
}

/** Those of the keys that were configured, each once. */
function profileIds({ settings }: Account): readonly string[] {
  return [...new Set(settings.credentials.keys.values())]
}

function presentProfile(
  account: Account,
  { access }: Call,
  { id, isItem = false }: { id: string; isItem?: boolean },
) {
  const base = account.baseUrl()
  const of = (collection: string) => hal(account, `/v2/${collection}?profileId=${id}`, access)
  return {
    resource: 'profile',
    id,
    mode: access.mode,
    name: `Simulated shop ${id.slice('pfl_'.length)}`,
    website: 'https://shop.example',
    email: 'shop@shop.example',
    phone: '+31208202070',
    businessCategory: 'OTHER_MERCHANDISE',
    status: 'verified',
    createdAt: isoTime(account.openedAt),
    _links: {
      self: hal(account, `/v2/profiles/${id}`, access),
      dashboard: page(`${base}/dashboard/profiles/${id}`),
      chargebacks: of('chargebacks'),
      methods: of('methods'),
      payments: of('payments'),
      refunds: of('refunds'),
      ...(!isItem && documentation('get-profile')),
    },
  }
}
