import type { TextPositionSelector, TextQuoteSelector } from '../annotations/selectors.ts'
import type { AnnotationView, Motivation } from '../annotations/views.ts'
import { type ContradictionEnd, type ContradictionView, contradictionTypes } from '../contradictions/views.ts'
import { termsPath } from './terms.ts'

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
  selector?: (TextQuoteSelector | TextPositionSelector | WebFragment)[]
  /** Which part it plays among the ends of a contradiction. */
  role?: string
}

/** A field of a document: where its page has it. */
type WebFragment = { type: 'FragmentSelector'; conformsTo: typeof htmlFragments; value: string }
const htmlFragments = 'http://tools.ietf.org/rfc/rfc3236'

/** The context of what says something in terms of this house. */
export type HouseContext = [typeof webAnnotationContext, string]
export const houseContext = (base: string): HouseContext => [webAnnotationContext, base + termsPath]

/** What an annotation was on before it was put on other words, and until when. */
type WebFormerTarget = WebTarget & { until: string }

/** What an annotation or a comment said before, as everybody may read it. */
export type WebFormerWording = { motivation?: Motivation; body?: WebBody[]; until: string }

/** An annotation in the words of the W3C Web Annotation Data Model. */
export type WebAnnotation = {
  '@context': typeof webAnnotationContext | HouseContext
  id: string
  type: 'Annotation'
  /** The address by which it is known wherever it goes, and the one that a program took it from. */
  canonical?: string
  via?: string
  motivation: Motivation | 'linking' | 'replying'
  /** Absent where no single person is to be named. */
  creator?: WebAgent
  created: string
  modified?: string
  rights: string
  body?: WebBody[]
  target: WebTarget | WebTarget[] | string
  /** When it was set aside because its words have changed; only of what was. */
  retired?: string
  /** When its note was last worded anew, where something else happened to it later. */
  edited?: string
  /** The first one first; only of what was put on other words. */
  formerTargets?: WebFormerTarget[]
  /** The first one first; only where there are such. */
  formerWordings?: WebFormerWording[]
  /** Of comments: which wording of what it answers it was an answer to, where that was not the last. */
  answersWording?: number
  featured?: true
  byPostAuthor?: true
}

/** What people write here is theirs to share alike; the reports' words are Crown copyright under the OGL. */
export const rights = 'https://creativecommons.org/licenses/by-sa/4.0/'

/** The address of an excerpt's wording, which answers as plain text: what positions count in. */
export const sourceOf = (base: string, excerpt: string, revision: number) =>
  `${base}/excerpts/${excerpt}/revisions/${revision}`

/** The address of a document's annotations; each of them lies below it, as the protocol asks. */
export const containerOf = (base: string, slug: string) => `${base}/documents/${slug}/annotations/`

export const agent = (base: string, { id, name }: { id: string | null; name: string }): WebAgent =>
  id === null ? { type: 'Person', name } : { id: `${base}/people/${id}`, type: 'Person', name }

/** A passage that an annotation was on, and until when; the selectors count in that revision. */
export type FormerTarget = Omit<AnnotationView['target'], 'excerpt'> & { until: string }

/** What an annotation said before, and until when. */
export type FormerWording = Pick<AnnotationView, 'html' | 'tags' | 'motivation'> & { until: string }

/** What belongs to an annotation besides: the first one first. */
export type Beside = {
  former?: readonly FormerTarget[]
  wordings?: readonly FormerWording[]
  elsewhere?: { canonical?: string; via?: string }
}

/**
 * `base` is the site's origin, without a slash at its end; `slug` its document's. The standard has no words for what an
 * annotation was on or said before, nor for what was set aside: that is told in terms of this house, and `modified` is
 * when the last of it happened.
 */
export function toWebAnnotation(
  view: AnnotationView,
  base: string,
  slug: string,
  { former = [], wordings = [], elsewhere = {} }: Beside = {},
): WebAnnotation {
  const { excerpt, revision, quote, position } = view.target
  const { retired } = view
  const modified = [view.modified, retired, ...former.map(({ until }) => until)]
    .filter((each) => each !== null)
    .sort()
    .at(-1)
  const wasEdited = view.modified !== null && view.modified !== modified
  const isOfHouse = retired !== null || wasEdited || former.length > 0 || wordings.length > 0
  const body = bodiesOf(view)
  return {
    '@context': isOfHouse ? houseContext(base) : webAnnotationContext,
    id: containerOf(base, slug) + view.id,
    type: 'Annotation',
    ...elsewhere,
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
    ...(wasEdited && view.modified !== null && { edited: view.modified }),
    ...(former.length > 0 && {
      formerTargets: former.map(({ revision, quote, position, until }) => ({
        type: 'SpecificResource' as const,
        source: sourceOf(base, excerpt, revision),
        selector: [quote, position],
        until,
      })),
    }),
    ...(wordings.length > 0 && {
      formerWordings: wordings.map(({ motivation, until, ...said }) => {
        const body = bodiesOf(said)
        return { motivation, ...(body.length > 0 && { body }), until }
      }),
    }),
  }
}

/** A note and tags as bodies. */
export function bodiesOf({ html, tags }: { html: string | null; tags: readonly string[] }): WebBody[] {
  const note: WebBody[] =
    html === null
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', value: html, format: 'text/html', language: 'en' }]
  return [
    ...note,
    ...tags.map(
      (value): WebBody => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }),
    ),
  ]
}

/** A contradiction: its ends set against each other (`linking`), with the claim and its kind as bodies. */
export function toWebLinking(view: ContradictionView, base: string): WebAnnotation {
  const hasRoles = view.ends.some((end) => end.kind === 'passage' && end.role !== null)
  return {
    '@context': hasRoles ? houseContext(base) : webAnnotationContext,
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

/**
 * How a contradiction stands: an annotation on the contradiction itself. It is its author's as long as it is proposed;
 * who confirmed it is in the record of moderation, and nobody's name is put to that here.
 */
export function toWebAssessment(view: ContradictionView, base: string): WebAnnotation {
  return {
    '@context': webAnnotationContext,
    id: `${base}/contradictions/${view.id}/assessment`,
    type: 'Annotation',
    motivation: 'assessing',
    ...(view.status === 'proposed' && { creator: agent(base, view.creator) }),
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
      selector: [{ type: 'FragmentSelector', conformsTo: htmlFragments, value: `judgement-${end.area}` }],
    }
  }
  return {
    type: 'SpecificResource',
    source: sourceOf(base, end.excerpt, end.revision),
    selector: [end.quote, end.position],
    ...(end.role !== null && { role: end.role }),
  }
}
