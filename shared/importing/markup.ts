/** A piece of markup. Names are in lower case; a tag that closes itself comes as an open and a close. */
export type MarkupToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'close'; name: string }

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', hellip: '…' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', laquo: '«', raquo: '»' },
  ...{ ndash: '–', mdash: '—', bull: '•', middot: '·', pound: '£', euro: '€', copy: '©', reg: '®' },
  ...{ deg: '°', frac12: '½', frac14: '¼', frac34: '¾', times: '×', eacute: 'é', egrave: 'è', agrave: 'à' },
  ...{
    acirc: 'â',
    ecirc: 'ê',
    ocirc: 'ô',
    ccedil: 'ç',
    ouml: 'ö',
    uuml: 'ü',
    auml: 'ä',
    larr: '←',
    rarr: '→',
  },
  ...{ sect: '§', para: '¶', trade: '™', zwnj: '\u200c', zwj: '\u200d', ensp: '\u2002', emsp: '\u2003' },
}

/** Elements whose content is no markup. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp'])
const tag = /^<(\/?)([a-z][^\s/<>"']*)((?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>/i
const attribute = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/**
 * Cuts HTML or XML into tags and texts, in order: a scanner that keeps every word and never fails, whatever the markup
 * is like. In HTML the content of scripts and their like is one text. Comments, doctypes and processing instructions
 * are left out; CDATA is text as it is.
 */
export function* readMarkup(markup: string, language: 'html' | 'xml' = 'html'): Generator<MarkupToken> {
  let at = 0
  while (at < markup.length) {
    const open = markup.indexOf('<', at)
    const textEnd = open < 0 ? markup.length : open
    if (textEnd > at) yield { kind: 'text', text: decodeEntities(markup.slice(at, textEnd)) }
    if (open < 0) return
    at = open
    const skipped = skipOver(markup, at)
    if (skipped !== null) {
      if (skipped.text !== '') yield { kind: 'text', text: skipped.text }
      at = skipped.end
      continue
    }
    // No tag is this long: a bound keeps the pattern linear on a page of '<'.
    const match = tag.exec(markup.slice(at, at + 10_000))
    if (match === null) {
      yield { kind: 'text', text: '<' }
      at += 1
      continue
    }
    const name = match[2]?.toLowerCase() ?? ''
    at += match[0].length
    if (match[1] === '/') yield { kind: 'close', name }
    else {
      yield { kind: 'open', name, attributes: attributesOf(match[3] ?? '') }
      if (match[3]?.endsWith('/')) yield { kind: 'close', name }
      else if (language === 'html' && rawText.has(name)) {
        const end = closingTag(markup, at, name)
        yield { kind: 'text', text: markup.slice(at, end) }
        at = end
      }
    }
  }
}

/** Words with their character references read: `&rsquo;`, `&#8217;`, `&#x2019;`. Unknown ones stay as they are. */
export function decodeEntities(words: string): string {
  return words.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,30}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name] ?? named[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
    },
  )
}

function skipOver(markup: string, at: number): { end: number; text: string } | null {
  const until = (close: string, from: number) => {
    const end = markup.indexOf(close, from)
    return end < 0 ? markup.length : end
  }
  if (markup.startsWith('<!--', at)) return { end: until('-->', at + 4) + 3, text: '' }
  if (markup.startsWith('<![CDATA[', at)) {
    const end = until(']]>', at + 9)
    return { end: end + 3, text: markup.slice(at + 9, end) }
  }
  if (markup.startsWith('<!', at) || markup.startsWith('<?', at)) return { end: until('>', at) + 1, text: '' }
  return null
}

function closingTag(markup: string, from: number, name: string): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi')
  close.lastIndex = from
  return close.exec(markup)?.index ?? markup.length
}

function attributesOf(words: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of words.matchAll(attribute)) {
    const value = decodeEntities(double ?? single ?? bare ?? '')
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
  }
  return found
}
