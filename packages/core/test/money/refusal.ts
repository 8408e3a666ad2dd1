import { isMoneyError, type MoneyError } from '../../src/money/money-error.ts'

/** The MoneyError that an act throws; fails the test when it throws nothing or something else. */
export function refusal(act: () => unknown): MoneyError {
  try {
    act()
  } catch (error) {
    if (isMoneyError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}
