/** The engine's id of what a form asks for: sent twice, a form names the same operation. */
export function operationOfForm(id: string): string {
  return `console_${id}`
}
