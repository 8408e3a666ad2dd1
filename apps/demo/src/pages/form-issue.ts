/** What is wrong with a submitted form, and what was typed. */
export interface FormIssue {
  /** The engine's id of the payment that the form is about. */
  readonly payment: string
  readonly form: 'refund' | 'capture' | 'cancel'
  readonly message: string
  readonly typed?: string
}
