import type { Shop } from '../shop/shop.ts'
import type { Simulation } from '../simulation/simulation.ts'

/** What pages need in addition to the payments. */
export interface PageContext {
  readonly shop: Shop
  readonly simulation?: Simulation
  /** Included in the forms that act on the simulation; other sites cannot read it. */
  readonly csrfToken: string
  /** Kills this process at once; absent where visitors may not do that. */
  readonly endProcess?: () => void
  /** The engine's ids of payments that were interrupted when the shop last stopped. */
  readonly interrupted: ReadonlySet<string>
  /** URLs of the files that pages load, with their versions. */
  readonly assets: AssetAddresses
}

export interface AssetAddresses {
  readonly style: string
  readonly script: string
  readonly icon: string
}
