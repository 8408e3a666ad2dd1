import type { Clock, Sequence } from '@paystate/core'
import { drawOrder } from '../transport/draw-order.ts'
import { shortly } from '../transport/shortly.ts'

/**
 * The number of a message in the order of all evidence; undefined where the injected sequence fails, gives no number or
 * takes too long. Without it, a message must be refused, so that it is delivered again.
 */
export async function orderOfMessage(
  sequence: Sequence,
  clock: Clock,
): Promise<number | undefined> {
  return drawOrder(sequence, shortly(clock))
}
