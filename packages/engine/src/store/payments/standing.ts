/** The standings of a payment in its order. */
export const STANDINGS = ['live', 'paid', 'ended'] as const

/** Whether a payment may still take money (`live`), holds money (`paid`), or is over without any (`ended`). */
export type Standing = (typeof STANDINGS)[number]
