/** A request to the control side that cannot be carried out; its message says why. */
export class ControlError extends Error {
  readonly status: 404 | 422

  constructor(status: 404 | 422, message: string) {
    super(message)
    this.name = 'ControlError'
    this.status = status
  }
}
