import type { Page, PageKind } from '../../../../shared/pages/page.ts'

/** What there is to say of a page, by its kind. */
export type Pages = { [K in PageKind]: Extract<Page, { kind: K }> }
