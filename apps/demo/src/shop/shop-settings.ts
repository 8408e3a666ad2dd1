/**
 * How long the engine holds a payment to work on it. A killed shop leaves its payments held: the next one waits
 * that long, so it is short here, and longer than the requests of one operation.
 */
export const SHOP_SETTINGS = { leaseMs: 12_000, marginMs: 4_000 } as const
