import type { z } from 'zod'
import { partReply } from './part.ts'

export const captureReply = partReply('capture')

export type CaptureReply = z.infer<typeof captureReply>
