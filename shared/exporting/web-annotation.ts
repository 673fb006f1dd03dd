import type { TextPositionSelector, TextQuoteSelector } from '../annotations/selectors.ts'
import type { AnnotationView, Motivation } from '../annotations/views.ts'
import { type ContradictionEnd, type ContradictionView, contradictionTypes } from '../contradictions/views.ts'

/** The media type of everything here (W3C, Web Annotation Protocol, 5). */
export const webAnnotationType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
export const webAnnotationContext = 'http://www.w3.org/ns/anno.jsonld'

/** Somebody, as the standard names them. */
export type WebAgent = { id?: string; type: 'Person'; name: string }

/** Words about a target: a note (`commenting`), a tag, a claim. */
export type WebBody = {
  type: 'TextualBody'
  purpose: 'commenting' | 'tagging' | 'describing'
  value: string
  format: 'text/html' | 'text/plain'
  language?: 'en'
}

/** A passage of one revision of an excerpt, or a field of a document. Positions are Unicode code points. */
export type WebTarget = {
  type: 'SpecificResource'
  source: string
  selector?: (TextQuoteSelector | TextPositionSelector | { type: 'FragmentSelector'; value: string })[]
  purpose?: string
}

/** The context of what says something in terms of this house (docs/web-annotations.md). */
type HouseContext = [typeof webAnnotationContext, { '@vocab': string }]

/** What an annotation was on before it was put on other words, and until when. */
type WebFormerTarget = WebTarget & { until: string }

/** An annotation in the words of the W3C Web Annotation Data Model. */
export type WebAnnotation = {
  '@context': typeof webAnnotationContext | HouseContext
  id: string
  type: 'Annotation'
  motivation: Motivation | 'linking' | 'replying'
  creator: WebAgent
  created: string
  modified?: string
  rights: string
  body?: WebBody[]
  target: WebTarget | WebTarget[] | string
  /** When it was set aside because its words have changed; only of what was. */
  retired?: string
  /** The first one first; only of what was put on other words. */
  formerTargets?: WebFormerTarget[]
}

/** What people write here is theirs to share alike; the reports' words are Crown copyright under the OGL. */
const rights = 'https://creativecommons.org/licenses/by-sa/4.0/'

/** The address of an excerpt's wording, which answers as plain text: what positions count in. */
export const sourceOf = (base: string, excerpt: string, revision: number) =>
  `${base}/excerpts/${excerpt}/revisions/${revision}`

const agent = (base: string, { id, name }: { id: string | null; name: string }): WebAgent =>
  id === null ? { type: 'Person', name } : { id: `${base}/people/${id}`, type: 'Person', name }

/** A passage that an annotation was on, and until when; the selectors count in that revision. */
export type FormerTarget = Omit<AnnotationView['target'], 'excerpt'> & { until: string }

/**
 * `base` is the site's origin, without a slash at its end; `former` what it was on before, the first one first. The
 * standard has no words for that, nor for what was set aside: both are told in terms of this house, and `modified` is
 * when the last of it happened.
 */
export function toWebAnnotation(
  view: AnnotationView,
  base: string,
  former: readonly FormerTarget[] = [],
): WebAnnotation {
  const { excerpt, revision, quote, position } = view.target
  const { retired } = view
  const modified = [view.modified, retired, ...former.map(({ until }) => until)]
    .filter((each) => each !== null)
    .sort()
    .at(-1)
  const isOfHouse = retired !== null || former.length > 0
  const note: WebBody[] =
    view.html === null
      ? []
      : [
          {
            type: 'TextualBody',
            purpose: 'commenting',
            value: view.html,
            format: 'text/html',
            language: 'en',
          },
        ]
  const tags = view.tags.map(
    (value): WebBody => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }),
  )
  const body = [...note, ...tags]
  return {
    '@context': isOfHouse ? [webAnnotationContext, { '@vocab': `${base}/terms#` }] : webAnnotationContext,
    id: `${base}/annotations/${view.id}`,
    type: 'Annotation',
    motivation: view.motivation,
    creator: agent(base, view.creator),
    created: view.created,
    ...(modified !== undefined && { modified }),
    rights,
    ...(body.length > 0 && { body }),
    target: {
      type: 'SpecificResource',
      source: sourceOf(base, excerpt, revision),
      selector: [quote, position],
    },
    ...(retired !== null && { retired }),
    ...(former.length > 0 && {
      formerTargets: former.map(({ revision, quote, position, until }) => ({
        type: 'SpecificResource' as const,
        source: sourceOf(base, excerpt, revision),
        selector: [quote, position],
        until,
      })),
    }),
  }
}

/** A contradiction: its ends set against each other (`linking`), with the claim and its kind as bodies. */
export function toWebLinking(view: ContradictionView, base: string): WebAnnotation {
  return {
    '@context': webAnnotationContext,
    id: `${base}/contradictions/${view.id}`,
    type: 'Annotation',
    motivation: 'linking',
    creator: agent(base, view.creator),
    created: view.created,
    ...(view.modified !== null && { modified: view.modified }),
    rights,
    body: [
      { type: 'TextualBody', purpose: 'describing', value: view.claim, format: 'text/plain', language: 'en' },
      { type: 'TextualBody', purpose: 'tagging', value: view.type, format: 'text/plain' },
    ],
    target: view.ends.map((end) => toWebEnd(end, base)),
  }
}

/** How a contradiction stands: an annotation on the contradiction itself. */
export function toWebAssessment(view: ContradictionView, base: string): WebAnnotation {
  return {
    '@context': webAnnotationContext,
    id: `${base}/contradictions/${view.id}/assessment`,
    type: 'Annotation',
    motivation: 'assessing',
    creator: agent(base, view.creator),
    created: view.modified ?? view.created,
    rights,
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: view.status, format: 'text/plain' },
      {
        type: 'TextualBody',
        purpose: 'describing',
        value: contradictionTypes[view.type].means,
        format: 'text/plain',
        language: 'en',
      },
    ],
    target: `${base}/contradictions/${view.id}`,
  }
}

function toWebEnd(end: ContradictionEnd, base: string): WebTarget {
  if (end.kind === 'field') {
    return {
      type: 'SpecificResource',
      source: `${base}/documents/${end.document.slug}`,
      selector: [{ type: 'FragmentSelector', value: `judgement-${end.area}` }],
    }
  }
  return {
    type: 'SpecificResource',
    source: sourceOf(base, end.excerpt, end.revision),
    selector: [end.quote, end.position],
    ...(end.role !== null && { purpose: end.role }),
  }
}
