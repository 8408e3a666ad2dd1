import type { Instant } from '@paystate/core'
import type { Values } from './session.ts'
import { milliseconds, NOW } from './statement.ts'

/** When something is due again: at a time, after a delay by the database's clock, or never. */
export type Due = { readonly at: Instant } | { readonly inMs: number } | 'never'

/** The moment that `dueValues` stand for; null for never. */
export const DUE = `coalesce(:dueAt::timestamptz, ${NOW} + ${milliseconds('dueInMs')})`

export function dueValues(due: Due): Values {
  if (due === 'never') return { dueAt: null, dueInMs: null }
  return 'at' in due ? { dueAt: due.at, dueInMs: null } : { dueAt: null, dueInMs: due.inMs }
}

/** Due now, unless it is already due. */
export const DUE_NOW = `least(due_at, ${NOW})`
