import { isReported } from '../payments/reported.ts'
import { sumFor } from './derive-amounts.ts'
import { type FoldState, type ListName, TOTALS, type Total } from './fold-state.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'

/** What one piece of evidence says about whether the lists are complete. A push completes no list. */
export function foldLists(state: FoldState, piece: Observation): FoldState {
  if (isPushed(piece)) return state
  return LISTS.reduce((known, list) => foldList(known, { list, piece }), state)
}

const LISTS: readonly ListName[] = ['refunds', 'captures', 'disputes']

interface Listed {
  readonly list: ListName
  readonly piece: Observation
}

function foldList(state: FoldState, { list, piece }: Listed): FoldState {
  const { completeLists = [], payment, via } = piece
  const parts = piece[list]
  if (completeLists.includes(list)) {
    const hasUnknown = TOTALS[list].some((total) => sumFor(total, state).hasUnknown)
    return hasUnknown ? asPartial(state, { list, piece }) : asWhole(state, { list, piece })
  }
  const isPartial = parts !== undefined && payment !== undefined && via === 'read'
  return isPartial ? asPartial(state, { list, piece }) : state
}

/** An empty list of captures is no total: a payment with automatic capture has money and no captures. */
function asWhole(state: FoldState, { list, piece }: Listed): FoldState {
  const partialLists = without(state.partialLists, [list])
  if (list === 'captures' && (piece.captures ?? []).length === 0) return { ...state, partialLists }
  const others = without(state.completeTotals, TOTALS[list])
  return { ...state, partialLists, completeTotals: [...others, ...TOTALS[list]].sort() }
}

/** Some parts are missing, or have no readable amount. */
function asPartial(state: FoldState, { list, piece }: Listed): FoldState {
  return {
    ...withoutStaleTotals(state, { list, piece }),
    completeTotals: without(state.completeTotals, TOTALS[list]),
    partialLists: [...without(state.partialLists, [list]), list].sort(),
  }
}

/** A total older than an incomplete list says nothing about what the list lacks. */
function withoutStaleTotals(state: FoldState, { list, piece }: Listed): FoldState {
  const amounts = piece.payment?.amounts
  const stale: readonly Total[] = TOTALS[list].filter(
    (total) => amounts === undefined || !isReported(amounts[total]),
  )
  if (list === 'captures' || stale.length === 0) return state
  const silent = Object.fromEntries(stale.map((total) => [total, 'not_reported' as const]))
  return { ...state, reported: { ...state.reported, ...silent } }
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  return all.filter((one) => !some.includes(one))
}
