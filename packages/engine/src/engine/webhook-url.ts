/** Where an instance's provider reports changes. */
export function webhookUrlFor(webhookUrl: string, instance: string): string {
  return `${webhookUrl.replace(/\/+$/, '')}/${instance}`
}
