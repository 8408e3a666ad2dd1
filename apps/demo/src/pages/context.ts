import type { Shop } from '../shop/shop.ts'
import type { Simulation } from '../simulation/simulation.ts'

/** What pages need to know beside the payments. */
export interface PageContext {
  readonly shop: Shop
  readonly simulation?: Simulation
  /** Stands in the forms that act on the simulated world; other sites cannot read it. */
  readonly csrfToken: string
  /** Kills this process at once; absent where a visitor may not. */
  readonly endProcess?: () => void
  /** References of payments in whose middle the shop was stopped before this start. */
  readonly interrupted: ReadonlySet<string>
  /** Addresses of the files that pages load, with their versions. */
  readonly assets: AssetAddresses
}

export interface AssetAddresses {
  readonly style: string
  readonly script: string
  readonly icon: string
}
