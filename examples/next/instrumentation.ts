import { openShop } from '../checkout/open-shop.ts'

/** Next calls it once when the server starts: the work in the background begins with the process. */
export async function register(): Promise<void> {
  await openShop()
}
