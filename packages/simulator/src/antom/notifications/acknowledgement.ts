import { z } from 'zod'

const acknowledgement = z.object({
  result: z.object({ resultCode: z.literal('SUCCESS'), resultStatus: z.literal('S') }),
})

/** Whether the merchant's answer ends the deliveries: HTTP 200 and the one result. */
export async function isAcknowledged(response: Response): Promise<boolean> {
  if (response.status !== 200) return false
  try {
    return acknowledgement.safeParse(await response.json()).success
  } catch {
    return false
  }
}
