import { refuseKey } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal, page } from '../api/links.ts'
import { Refusal } from '../refusals/refusal.ts'

/** The one organization there is: it owns all profiles and tokens. */
const ORGANIZATION_ID = 'org_1000001'

export function getOwnOrganization(account: Account, call: Call): Reply {
  refuseKey(call.access)
  return { status: 200, body: present(account, call, 'get-current-organization') }
}

export function getOrganization(account: Account, call: Call): Reply {
  refuseKey(call.access)
  const [id] = call.ids
  if (id !== ORGANIZATION_ID) throw new Refusal(404, `No organization exists with token ${id}.`)
  return { status: 200, body: present(account, call, 'get-organization') }
}

function present(account: Account, { access }: Call, name: string) {
  return {
    resource: 'organization',
    id: ORGANIZATION_ID,
    name: 'Simulated shops',
    email: 'owner@shop.example',
    locale: 'en_US',
    address: {
      streetAndNumber: 'Keizersgracht 126',
      postalCode: '1015 CW',
      city: 'Amsterdam',
      country: 'NL',
    },
    registrationNumber: '12345678',
    vatNumber: 'NL123456789B01',
    vatRegulation: 'dutch',
    _links: {
      self: hal(account, `/v2/organizations/${ORGANIZATION_ID}`, access),
      dashboard: page(`${account.baseUrl()}/dashboard/${ORGANIZATION_ID}`),
      ...documentation(name),
    },
  }
}
