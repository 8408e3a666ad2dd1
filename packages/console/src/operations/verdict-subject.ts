import type { OperationId } from '@paystate/engine'
import { z } from 'zod'

/** What a verdict is about. */
export interface VerdictSubject {
  readonly payment: string
  readonly operation: OperationId
}

const KINDS = ['create', 'capture', 'cancel', 'refund', 'cancel_refund'] as const

const subject = z.tuple([z.string(), z.enum(KINDS), z.string()])

/** One text, which the form's token is made for. */
export function verdictSubject({ payment, operation }: VerdictSubject): string {
  return JSON.stringify([payment, operation.kind, operation.id])
}

/** Reads the text of a form whose token is right. */
export function readVerdictSubject(text: string): VerdictSubject {
  const [payment, kind, id] = subject.parse(JSON.parse(text))
  return { payment, operation: { kind, id } }
}
