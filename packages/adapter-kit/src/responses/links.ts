/** Schemes that run or show what is in the link itself, in the page of whoever follows it. */
const ACTIVE = /^(javascript|data|vbscript|blob|file|about):/i

/** Whether a payer can be sent to a link of a response: a page on the web. */
export function isPageLink(link: string): boolean {
  return /^https?:\/\/[^/?#]/i.test(link)
}

/** Whether a link of a response can open an app: any scheme but those that run code in the page. */
export function isAppLink(link: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(link) && !ACTIVE.test(link)
}
