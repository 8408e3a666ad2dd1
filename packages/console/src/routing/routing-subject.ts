import { z } from 'zod'

/** What a form of the routing page does. */
export interface RoutingSubject {
  readonly currency: string
  readonly to: string
}

const subject = z.tuple([z.string(), z.string()])

/** One text, which the form's token is made for. */
export function routingSubject({ currency, to }: RoutingSubject): string {
  return JSON.stringify([currency, to])
}

/** Reads the text of a form whose token is right. */
export function readRoutingSubject(text: string): RoutingSubject {
  const [currency, to] = subject.parse(JSON.parse(text))
  return { currency, to }
}
