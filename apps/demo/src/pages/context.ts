import type { Interrupted } from '../payments/find-interrupted.ts'
import type { Killer } from '../process/killer.ts'
import type { Shop } from '../shop/shop.ts'
import type { Simulation } from '../simulation/simulation.ts'

/** What pages need in addition to the payments. */
export interface PageContext {
  readonly shop: Shop
  readonly simulation?: Simulation
  /** Included in the forms that act on the simulation; other sites cannot read it. */
  readonly csrfToken: string
  /** Absent where visitors may not kill the process. */
  readonly killer?: Killer
  /** What was interrupted when the shop last stopped. */
  readonly interrupted: readonly Interrupted[]
  /** URLs of the files that pages load, with their versions. */
  readonly assets: AssetAddresses
}

export interface AssetAddresses {
  readonly style: string
  readonly script: string
  readonly icon: string
}
