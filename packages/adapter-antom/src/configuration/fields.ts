import { z } from 'zod'

/** Text of 1 to so many characters; the message names the bounds and never the value. */
export function textField(most: number) {
  const message = `must be text of 1 to ${most} characters`
  return z.string({ error: message }).min(1, message).max(most, message)
}
