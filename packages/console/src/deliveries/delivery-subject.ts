import type { HeldEvent } from '@paystate/engine'
import { z } from 'zod'

const subject = z.tuple([z.string(), z.int()])

/** One text that names a delivery, which the form's token is made for. */
export function deliverySubject({ consumer, event }: HeldEvent): string {
  return JSON.stringify([consumer, event])
}

/** Reads the text of a form whose token is right. */
export function readDeliverySubject(text: string): HeldEvent {
  const [consumer, event] = subject.parse(JSON.parse(text))
  return { consumer, event }
}
